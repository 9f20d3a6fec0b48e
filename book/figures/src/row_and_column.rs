//! One vector, three shapes.

use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Text};

/// The same four numbers as a 1-D tensor, a column and a row.
pub fn draw() -> Picture {
    const SIDE: (f64, f64) = (36.0, 36.0);
    Picture::new(
        274.0,
        "The same four numbers in three shapes",
        "Three drawings of the numbers 2, 7, 1, 8. As a tensor of shape (4) they lie in a strip of separate boxes with neither \
         rows nor columns. As a column of shape (4, 1) they stand in four rows of one. As a row of shape (1, 4) they lie in one row of four.",
        |sketch| {
            const NUMBERS: [&str; 4] = ["2", "7", "1", "8"];
            let look = Text::new(19.0);
            for (place, number) in NUMBERS.iter().enumerate() {
                let corner = (16.0 + 44.0 * place as f64, 90.0);
                let cell = |_, _| ((*number).to_owned(), Some(Fill(Colour::A, 0.25)));
                boxes(sketch, corner, SIDE, (1, 1), look, cell);
            }
            boxes(sketch, (282.0, 36.0), SIDE, (4, 1), look, |i, _| {
                (NUMBERS[i].to_owned(), Some(Fill(Colour::B, 0.25)))
            });
            boxes(sketch, (430.0, 90.0), SIDE, (1, 4), look, |_, j| {
                (NUMBERS[j].to_owned(), Some(Fill(Colour::C, 0.25)))
            });
            let columns = [
                (100.0, "1-D tensor", "^x^ ∼ (4)"),
                (300.0, "column", "(4, 1)"),
                (502.0, "row", "(1, 4)"),
            ];
            for (x, name, shape) in columns {
                sketch.text((x, 216.0), name, Text::new(19.0).bold());
                sketch.text((x, 246.0), shape, Text::new(18.0));
            }
        },
    )
}
