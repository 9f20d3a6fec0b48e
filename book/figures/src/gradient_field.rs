//! Level lines of a function of two variables, and its gradient.

use kit::{Answer as _, Value};
use ndarray::{Array1, Array2};

use crate::answers::{Answers, ask_given, given_of_length, vector};
use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::heat::shades;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

const HALF: f64 = 1.8;
const POINTS: usize = 61;

/// The coordinate of a grid point.
fn coordinate(place: f64) -> f64 {
    HALF * (2.0 * place / (POINTS - 1) as f64 - 1.0)
}

/// A valley on the left and a hill on the right.
fn hill(x: f64, y: f64) -> f64 {
    x * (-x * x - y * y).exp()
}

/// `gradient` of x₁ exp(−x₁² − x₂²) at 81 points.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let f = given_of_length(2, |x: Array1<f64>| hill(x[0], x[1]));
    let mut arrows = Vec::new();
    for (row, column) in (-4..=4).flat_map(|row| (-4..=4).map(move |column| (row, column))) {
        let place = [0.4 * f64::from(column), 0.4 * f64::from(row)];
        let args = vec![Value::Function(0), vector(&place), 1e-4.give()];
        let gradient: Array1<f64> = ask_given(answers, "gradient", args, &[&f])?;
        if gradient.len() != 2 {
            return Err(format!("gradient gives {} elements where 2 are due", gradient.len()));
        }
        arrows.push((place, [gradient[0], gradient[1]]));
    }
    let values = Array2::from_shape_fn((POINTS, POINTS), |(i, j)| {
        hill(coordinate(j as f64), coordinate(i as f64))
    });
    Ok(Picture::new(
        470.0,
        "Level lines and gradients of a function with a valley and a hill",
        "A map of the plane from minus 1.8 to 1.8. Closed level lines surround a valley left of the middle and a hill right of it. At \
         the points of a grid arrows stand for the gradient. They cross the level lines at right angles, out of the valley and up the \
         hill; between the two, where the level lines are closest, they are longest and point to the right; at the bottom, at the top \
         and far outside they are tiny.",
        |sketch| {
            let axes = Axes {
                corner: (104.0, 14.0),
                size: (396.0, 396.0),
                x: Scale::Linear(-HALF, HALF),
                y: Scale::Linear(-HALF, HALF),
            };
            let levels = [0.06, 0.18, 0.3, 0.4];
            let place = |(column, row)| axes.at(coordinate(column), coordinate(row));
            shades(sketch, &values, &levels, place);
            let ticks = [(-1.0, "−1"), (0.0, "0"), (1.0, "1")];
            axes.draw(sketch, ("~x~_{1}", &ticks), ("~x~_{2}", &ticks));
            for level in levels.into_iter().flat_map(|level| [level, -level]).chain([1e-9]) {
                for line in contours(&values, level) {
                    let line: Vec<_> = line.into_iter().map(place).collect();
                    sketch.path(&line, Stroke::new(Colour::Ink, 1.0).faint(0.5));
                }
            }
            for (from, gradient) in arrows {
                const LONG: f64 = 0.36;
                let to = axes.at(from[0] + LONG * gradient[0], from[1] + LONG * gradient[1]);
                let from = axes.at(from[0], from[1]);
                if (to.0 - from.0).hypot(to.1 - from.1) > 4.0 {
                    sketch.arrow(from, to, Stroke::new(Colour::Ink, 2.2));
                } else {
                    sketch.disc(from, 2.0, Fill(Colour::Ink, 1.0));
                }
            }
            for (x, name) in [(-0.707, "valley"), (0.707, "hill")] {
                let (x, y) = axes.at(x, 1.5);
                sketch.text((x, y), name, Text::new(18.0).bold());
            }
        },
    ))
}
