//! A matrix is a stack of rows.

use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The elements of a matrix on the left, its rows as vectors on the right.
pub fn draw() -> Picture {
    const SIDE: (f64, f64) = (54.0, 44.0);
    const ROWS: [Colour; 4] = [Colour::A, Colour::B, Colour::C, Colour::E];
    Picture::new(
        282.0,
        "A matrix as a stack of row vectors",
        "Left, a matrix X of shape (4, 3), twelve boxes with the elements X11 to X43. An arrow leads to the right, where its four \
         rows lie apart, each in a colour of its own and named x1 to x4: a batch of four vectors of shape (3).",
        |sketch| {
            let element = |i: usize, j: usize| format!("~X~_{{{}{}}}", i + 1, j + 1);
            let look = Text::new(19.0);
            boxes(sketch, (36.0, 44.0), SIDE, (4, 3), look, |i, j| {
                (element(i, j), Some(Fill(ROWS[i], 0.25)))
            });
            sketch.arrow((222.0, 132.0), (290.0, 132.0), Stroke::new(Colour::Ink, 2.0));
            for (i, colour) in ROWS.into_iter().enumerate() {
                let corner = (382.0, 20.0 + 58.0 * i as f64);
                boxes(sketch, corner, SIDE, (1, 3), look, |_, j| {
                    (element(i, j), Some(Fill(colour, 0.25)))
                });
                let name = format!("^x^_{{{}}} =", i + 1);
                sketch.text((370.0, corner.1 + 22.0), &name, Text::new(20.0).right());
            }
            sketch.text((117.0, 250.0), "^X^ ∼ (4, 3)", Text::new(19.0));
            sketch.text((463.0, 262.0), "four vectors ∼ (3)", Text::new(19.0));
        },
    )
}
