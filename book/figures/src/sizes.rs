//! Shapes drawn as boxes, one a size.

use crate::palette::Colour;
use crate::sketch::{Fill, Point, Sketch, Stroke, Text};

/// A size of a shape; text is as it is written in its box.
#[derive(Clone, Copy)]
pub enum Size {
    /// It stays as it is.
    Kept(&'static str),
    /// A 1 that is stretched.
    Stretched(&'static str),
    /// It is missing, and counts as 1.
    Missing,
}

/// The outline of a box whose size is missing.
pub fn dashed_box(sketch: &mut Sketch, (x, y): Point, (width, height): (f64, f64)) {
    let (right, bottom) = (x + width, y + height);
    let around = [(x, y), (right, y), (right, bottom), (x, bottom), (x, y)];
    sketch.dashes(&around, Stroke::new(Colour::Ink, 1.0).faint(0.6));
}

/// Draws a shape, one box a size, with the upper left corner of the first at the given point.
pub fn line(sketch: &mut Sketch, (left, top): Point, sizes: &[Size], colour: Colour) {
    for (place, size) in sizes.iter().enumerate() {
        let corner = (left + 50.0 * place as f64, top);
        let middle = (corner.0 + 21.0, top + 19.0);
        let (text, fill) = match size {
            Size::Kept(text) => (text, Fill(colour, 0.2)),
            Size::Stretched(text) => (text, Fill(Colour::E, 0.35)),
            Size::Missing => {
                dashed_box(sketch, corner, (42.0, 38.0));
                sketch.text(middle, "1", Text::new(20.0).colour(Colour::E));
                continue;
            }
        };
        sketch.rectangle(corner, (42.0, 38.0), fill);
        sketch.frame(corner, (42.0, 38.0), Stroke::new(Colour::Ink, 1.0));
        sketch.text(middle, text, Text::new(20.0));
    }
}
