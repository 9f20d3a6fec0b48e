//! Tensors of order 0 to 3.

use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Text};

/// A box, a row of boxes, a table of boxes, a stack of tables.
pub fn draw() -> Picture {
    const SIDE: (f64, f64) = (30.0, 30.0);
    Picture::new(
        262.0,
        "Tensors of order 0, 1, 2 and 3",
        "Four drawings from left to right. A scalar is one box. A vector of shape (4) is a row of four boxes. A matrix of shape \
         (3, 4) is a table of three rows and four columns. A tensor of shape (2, 3, 4) is two such tables, one behind the other.",
        |sketch| {
            let none = Text::new(1.0);
            let cell = |colour: Colour, opacity: f64| {
                move |_: usize, _: usize| (String::new(), Some(Fill(colour, opacity)))
            };
            boxes(sketch, (38.0, 92.0), SIDE, (1, 1), none, cell(Colour::A, 0.45));
            boxes(sketch, (118.0, 92.0), SIDE, (1, 4), none, cell(Colour::B, 0.45));
            boxes(sketch, (280.0, 62.0), SIDE, (3, 4), none, cell(Colour::C, 0.45));
            for (shift, opacity) in [(0.0, 0.35), (22.0, 0.45)] {
                let corner = (464.0 - shift + 8.0, 40.0 + shift);
                sketch.rectangle(corner, (120.0, 90.0), Fill(Colour::Paper, 1.0));
                boxes(sketch, corner, SIDE, (3, 4), none, cell(Colour::D, opacity));
            }
            let columns = [
                (53.0, "scalar", "~x~ ∼ ()", "0"),
                (178.0, "vector", "^x^ ∼ (4)", "1"),
                (340.0, "matrix", "^X^ ∼ (3, 4)", "2"),
                (521.0, "tensor", "^X^ ∼ (2, 3, 4)", "3"),
            ];
            for (x, name, shape, order) in columns {
                sketch.text((x, 182.0), name, Text::new(19.0).bold());
                sketch.text((x, 210.0), shape, Text::new(18.0));
                sketch.text((x, 238.0), &format!("order {order}"), Text::new(17.0));
            }
        },
    )
}
