//! Level lines around a minimum, a maximum, a saddle and a valley.

use ndarray::{Array2, array};

use crate::answers::{Answers, ask_some, matrix};
use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

const POINTS: usize = 41;
const HALF: f64 = 1.5;

/// The coordinate of a grid point.
fn coordinate(place: f64) -> f64 {
    HALF * (2.0 * place / (POINTS - 1) as f64 - 1.0)
}

/// `classify` of four Hessians with turned axes, each over ½ xᵀH x.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let panels = [(2.0, 1.0), (-2.0, -1.0), (2.0, -1.0), (2.0, 0.0)]
        .into_iter()
        .map(|(along, across)| {
            // Eigenvectors (0.8, 0.6) and (−0.6, 0.8).
            let mixed = 0.48 * (along - across);
            let hessian = array![
                [0.64 * along + 0.36 * across, mixed],
                [mixed, 0.36 * along + 0.64 * across]
            ];
            let kind: String = ask_some(answers, "classify", vec![matrix(&hessian)])?;
            let values = Array2::from_shape_fn((POINTS, POINTS), |(i, j)| {
                let x = array![coordinate(j as f64), coordinate(i as f64)];
                0.5 * x.dot(&hessian.dot(&x))
            });
            Ok((kind, values))
        })
        .collect::<Result<Vec<_>, String>>()?;
    Ok(Picture::new(
        190.0,
        "Level lines around a minimum, a maximum, a saddle and a valley",
        "Four plots of level lines around a stationary point side by side. Around a minimum and around a maximum they are ellipses. Around a saddle they are \
         hyperbolas, with higher ground on two sides and lower on the other two. At a degenerate point they are parallel lines along \
         a valley that is flat in one direction.",
        |sketch| {
            for (number, (kind, values)) in panels.iter().enumerate() {
                let axes = Axes {
                    corner: (8.0 + 149.0 * number as f64, 40.0),
                    size: (138.0, 138.0),
                    x: Scale::Linear(-HALF, HALF),
                    y: Scale::Linear(-HALF, HALF),
                };
                axes.draw(sketch, ("", &[]), ("", &[]));
                let place =
                    |(column, row): (f64, f64)| axes.at(coordinate(column), coordinate(row));
                for level in [-1.6, -0.9, -0.4, -0.1, 0.1, 0.4, 0.9, 1.6] {
                    for line in contours(values, level) {
                        let colour = if level > 0.0 { Colour::B } else { Colour::A };
                        let places: Vec<_> = line.into_iter().map(place).collect();
                        sketch.path(&places, Stroke::new(colour, 1.5));
                    }
                }
                sketch.disc(axes.at(0.0, 0.0), 4.0, Fill(Colour::Ink, 1.0));
                let middle = axes.corner.0 + axes.size.0 / 2.0;
                sketch.text((middle, 20.0), kind, Text::new(18.0));
            }
        },
    ))
}
