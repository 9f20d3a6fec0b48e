//! Arrays drawn as boxes.

use crate::palette::Colour;
use crate::sketch::{Fill, Point, Sketch, Stroke, Text};

/// One box: what is written in it, and its fill.
pub type Cell = (String, Option<Fill>);

/// Draws `rows` by `columns` boxes of the given size with the upper left corner at `corner`.
pub fn boxes(
    sketch: &mut Sketch,
    corner: Point,
    (width, height): (f64, f64),
    (rows, columns): (usize, usize),
    look: Text,
    cell: impl Fn(usize, usize) -> Cell,
) {
    for i in 0..rows {
        for j in 0..columns {
            let at = (corner.0 + j as f64 * width, corner.1 + i as f64 * height);
            let (text, fill) = cell(i, j);
            if let Some(fill) = fill {
                sketch.rectangle(at, (width, height), fill);
            }
            sketch.frame(at, (width, height), Stroke::new(Colour::Ink, 1.0));
            if !text.is_empty() {
                sketch.text((at.0 + width / 2.0, at.1 + height / 2.0), &text, look);
            }
        }
    }
}
