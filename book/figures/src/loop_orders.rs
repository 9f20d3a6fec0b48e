//! Which cache lines of Y a product touches, by the order of its loops.

use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The matrix Y three times: a column, a row, a block.
pub fn draw() -> Picture {
    const SIDE: f64 = 21.0;
    Picture::new(
        292.0,
        "What the innermost loop touches of Y: a column, a row, a block",
        "Three times the same matrix Y of eight rows and eight columns. Each row is one cache line. Left, the order i, j, k: \
         the innermost loop runs down one column and touches all eight cache lines, one number in each. Middle, the order i, k, j: \
         it runs along one row, all of one cache line. Right, in blocks: four rows by four columns, four half cache lines, which are \
         used again and again before the next block.",
        |sketch| {
            type Used = fn(usize, usize) -> bool;
            let panels: [(f64, &str, &str, Used); 3] = [
                (20.0, "~i~, ~j~, ~k~", "8 lines for 8 numbers", |_, j| j == 2),
                (216.0, "~i~, ~k~, ~j~", "1 line for 8 numbers", |k, _| k == 2),
                (412.0, "blocks", "4 lines, used 4 times", |k, j| k < 4 && j < 4),
            ];
            for (left, order, told, used) in panels {
                let (top, width) = (44.0, 8.0 * SIDE);
                let middle = left + width / 2.0;
                sketch.text((middle, 20.0), order, Text::new(19.0).bold());
                let none = Text::new(1.0);
                boxes(sketch, (left, top), (SIDE, SIDE), (8, 8), none, |k, j| {
                    let loaded = (0..8).any(|j| used(k, j));
                    let fill =
                        if used(k, j) { Fill(Colour::A, 0.75) } else { Fill(Colour::E, 0.3) };
                    (String::new(), loaded.then_some(fill))
                });
                sketch.text((middle, top + width + 24.0), told, Text::new(17.0));
            }
            let keys = [
                (60.0, Fill(Colour::A, 0.75), "used"),
                (180.0, Fill(Colour::E, 0.3), "loaded with it, and not used yet"),
            ];
            for (left, fill, name) in keys {
                sketch.rectangle((left, 256.0), (22.0, 22.0), fill);
                sketch.frame((left, 256.0), (22.0, 22.0), Stroke::new(Colour::Ink, 1.0));
                sketch.text((left + 32.0, 267.0), name, Text::new(17.0).left());
            }
        },
    )
}
