//! The inner product and the cosine similarity with one fixed vector, over the plane.

use ndarray::Array2;

use crate::answers::{Answers, ask, vector};
use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::heat::shades;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

const HALF: f64 = 2.0;
/// An even number, so that the origin, which has no cosine, is not among the points.
const POINTS: usize = 48;

/// The coordinate of a grid point.
fn coordinate(place: f64) -> f64 {
    HALF * (2.0 * place / (POINTS - 1) as f64 - 1.0)
}

/// `inner_product` on the left, `cosine_similarity` on the right.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const X: [f64; 2] = [1.2, 0.6];
    let mut field = |function: &str| -> Result<Array2<f64>, String> {
        let mut values = Array2::zeros((POINTS, POINTS));
        for ((i, j), value) in values.indexed_iter_mut() {
            let y = vector(&[coordinate(j as f64), -coordinate(i as f64)]);
            let answer: Option<f64> = ask(answers, function, vec![vector(&X), y])?;
            *value = answer.unwrap_or(f64::NAN);
        }
        Ok(values)
    };
    let (products, cosines) = (field("inner_product")?, field("cosine_similarity")?);
    Ok(Picture::new(
        326.0,
        "The inner product and the cosine similarity with a fixed vector x",
        "Two maps of the plane with the same arrow x. Left, the inner product of x with each point: its level lines are parallel, \
         at right angles to x, and it grows without end in the direction of x. Right, the cosine similarity: it depends on \
         the direction alone, so its level lines are rays from the origin, 1 along x, 0 across it, minus 1 against it.",
        |sketch| {
            let panels = [
                (44.0, &products, 0.75, "⟨^x^, ^y^⟩"),
                (340.0, &cosines, 0.25, "⟨^x^, ^y^⟩ / (‖^x^‖ ‖^y^‖)"),
            ];
            for (left, values, spacing, name) in panels {
                let axes = Axes {
                    corner: (left, 44.0),
                    size: (248.0, 248.0),
                    x: Scale::Linear(-HALF, HALF),
                    y: Scale::Linear(-HALF, HALF),
                };
                let levels = [0.0, 1.0, 2.0, 3.0].map(|step| step * spacing + 1e-9);
                let place = |(column, row)| axes.at(coordinate(column), -coordinate(row));
                shades(sketch, values, &levels, place);
                let ticks = [(-2.0, "−2"), (-1.0, "−1"), (0.0, "0"), (1.0, "1"), (2.0, "2")];
                axes.draw(sketch, ("", &ticks), ("", &ticks));
                sketch.text((left + 124.0, 22.0), name, Text::new(18.0));
                for step in -3..=3_i32 {
                    for line in contours(values, spacing * f64::from(step) + 1e-9) {
                        let line: Vec<_> = line.into_iter().map(place).collect();
                        let stroke =
                            Stroke::new(Colour::Ink, if step == 0 { 2.0 } else { 1.0 }).faint(0.55);
                        sketch.path(&line, stroke);
                    }
                }
                let tip = axes.at(X[0], X[1]);
                sketch.arrow(axes.at(0.0, 0.0), tip, Stroke::new(Colour::Ink, 3.5));
                sketch.disc(axes.at(0.0, 0.0), 4.0, Fill(Colour::Ink, 1.0));
                sketch.text((tip.0 + 12.0, tip.1 - 12.0), "^x^", Text::new(20.0));
            }
        },
    ))
}
