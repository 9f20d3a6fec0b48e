//! Arrays drawn as boxes.

use ndarray::Array2;

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

/// Draws a matrix as boxes that hold its elements, the higher the magnitude the darker: positive in
/// one colour, negative in another. Rows and columns are numbered.
pub fn shaded_table(sketch: &mut Sketch, corner: Point, side: f64, values: &Array2<f64>) {
    let largest = values.iter().fold(1.0, |largest: f64, value| largest.max(value.abs()));
    let look = Text::new(16.0);
    boxes(sketch, corner, (side, side), values.dim(), look, |i, j| {
        let value = values[[i, j]];
        let share = if value.is_finite() { value.abs() / largest } else { 0.0 };
        let shade = (20.0 * 0.6 * share).round() / 20.0;
        let colour = if value < 0.0 { Colour::A } else { Colour::B };
        (plain(value), (shade > 0.0).then_some(Fill(colour, shade)))
    });
    let along = |number: usize| side * (number as f64 + 0.5);
    for number in 0..values.nrows() {
        let at = (corner.0 - 14.0, corner.1 + along(number));
        sketch.text(at, &(number + 1).to_string(), look);
    }
    for number in 0..values.ncols() {
        let at = (corner.0 + along(number), corner.1 - 14.0);
        sketch.text(at, &(number + 1).to_string(), look);
    }
}

/// A number with a minus sign in place of a hyphen.
pub fn plain(value: f64) -> String {
    format!("{value}").replace('-', "−")
}
