//! Level sets of the Euclidean norm, and of the norm it is confused with.

use ndarray::Array2;

use crate::answers::{Answers, ask, vector};
use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

const HALF: f64 = 2.0;
const POINTS: usize = 61;

/// The coordinate of a grid point.
fn coordinate(place: f64) -> f64 {
    HALF * (2.0 * place / (POINTS - 1) as f64 - 1.0)
}

/// `norm` on the left, the sum of absolute values on the right.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let mut euclidean = Array2::zeros((POINTS, POINTS));
    for ((i, j), value) in euclidean.indexed_iter_mut() {
        *value = ask(answers, "norm", vec![vector(&[coordinate(j as f64), coordinate(i as f64)])])?;
    }
    let taxicab = Array2::from_shape_fn((POINTS, POINTS), |(i, j)| {
        coordinate(j as f64).abs() + coordinate(i as f64).abs()
    });
    Ok(Picture::new(
        326.0,
        "Level sets of the Euclidean norm and of the sum of absolute values",
        "Two plots of the plane. Left: the points of Euclidean norm 0.5, 1, 1.5 and 2 form circles around the origin; the disc of \
         norm at most 1 is shaded. Right: the points with the same sums of absolute values form squares standing on a corner. \
         The point p = (0.8, 0.8) lies inside the circle of radius 1.5 but outside the square of size 1.5.",
        |sketch| {
            let panels = [
                (44.0, &euclidean, Colour::A, "‖^x^‖ = √(~x~_{1}² + ~x~_{2}²)"),
                (340.0, &taxicab, Colour::B, "|~x~_{1}| + |~x~_{2}|"),
            ];
            for (left, values, colour, name) in panels {
                let axes = Axes {
                    corner: (left, 44.0),
                    size: (248.0, 248.0),
                    x: Scale::Linear(-HALF, HALF),
                    y: Scale::Linear(-HALF, HALF),
                };
                let ticks = [(-2.0, "−2"), (-1.0, "−1"), (0.0, "0"), (1.0, "1"), (2.0, "2")];
                axes.draw(sketch, ("", &ticks), ("", &ticks));
                sketch.text((left + 124.0, 22.0), name, Text::new(18.0).colour(colour));
                for level in [0.5, 1.0, 1.5, 2.0] {
                    for line in contours(values, level) {
                        let places = axes.places(
                            line.into_iter()
                                .map(|(column, row)| (coordinate(column), coordinate(row))),
                        );
                        if level == 1.0 {
                            sketch.polygon(&places, Fill(colour, 0.2));
                        }
                        sketch.path(
                            &places,
                            Stroke::new(colour, if level == 1.0 { 3.5 } else { 1.5 }),
                        );
                    }
                }
                let (x, y) = axes.at(0.8, 0.8);
                sketch.disc((x, y), 5.0, Fill(Colour::Ink, 1.0));
                sketch.text((x - 3.0, y - 16.0), "^p^", Text::new(18.0));
            }
        },
    ))
}
