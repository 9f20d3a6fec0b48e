//! Values as shades: positive in one colour, negative in another.

use ndarray::Array2;

use crate::axes::Axes;
use crate::palette::Colour;
use crate::sketch::{Fill, Sketch};

/// How many shades there are on each side of zero.
const SHADES: f64 = 8.0;

/// Fills the rectangle of `axes` with shades of `values`, row 0 at the top; `full` gets the strongest shade.
///
/// Equal neighbours in a row share one rectangle. Values that are not finite stay empty.
#[allow(clippy::cast_possible_truncation, reason = "a shade lies between -8 and 8")]
pub fn shades(sketch: &mut Sketch, axes: &Axes, values: &Array2<f64>, full: f64) {
    let (rows, columns) = values.dim();
    let (width, height) = (axes.size.0 / columns as f64, axes.size.1 / rows as f64);
    for (i, row) in values.rows().into_iter().enumerate() {
        let shade = |value: &f64| {
            if value.is_finite() {
                (SHADES * (value / full).clamp(-1.0, 1.0)).round() as i8
            } else {
                0
            }
        };
        let row: Vec<i8> = row.iter().map(shade).collect();
        let mut start = 0;
        for run in row.chunk_by(|one, other| one == other) {
            if run[0] != 0 {
                let colour = if run[0] < 0 { Colour::A } else { Colour::B };
                let corner =
                    (axes.corner.0 + start as f64 * width, axes.corner.1 + i as f64 * height);
                let opacity = 0.07 * f64::from(run[0].abs());
                sketch.rectangle(corner, (run.len() as f64 * width, height), Fill(colour, opacity));
            }
            start += run.len();
        }
    }
}
