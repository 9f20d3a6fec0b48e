//! Values as shades: positive in one colour, negative in another.

use ndarray::Array2;

use crate::contours::{GridPoint, contours};
use crate::palette::Colour;
use crate::sketch::{Fill, Point, Sketch};

/// Shades what lies above each of the positive `levels`, and likewise below zero.
///
/// Shades add up, so the strongest is where all levels are passed. `place` takes a point of the
/// grid to the sketch. Values that are not finite stay empty.
pub fn shades(
    sketch: &mut Sketch,
    values: &Array2<f64>,
    levels: &[f64],
    place: impl Fn(GridPoint) -> Point,
) {
    // With a ring of very low values around it, every region closes along the border.
    const OUTSIDE: f64 = -1e9;
    let (rows, columns) = values.dim();
    for (sign, colour) in [(1.0, Colour::B), (-1.0, Colour::A)] {
        let ringed = Array2::from_shape_fn((rows + 2, columns + 2), |(i, j)| {
            let value = values.get((i.wrapping_sub(1), j.wrapping_sub(1)));
            value.map_or(OUTSIDE, |value| if value.is_finite() { sign * value } else { OUTSIDE })
        });
        for &level in levels {
            for line in contours(&ringed, level) {
                let corners: Vec<Point> = line
                    .into_iter()
                    .map(|(column, row)| place((column - 1.0, row - 1.0)))
                    .collect();
                sketch.polygon(&corners, Fill(colour, 0.13));
            }
        }
    }
}
