//! The text counts from one, code from zero.

use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// Six elements with both numberings, and one slice in both.
pub fn draw() -> Picture {
    const LEFT: f64 = 116.0;
    const SIDE: f64 = 76.0;
    Picture::new(
        236.0,
        "The same six elements, counted from one and from zero",
        "A row of six boxes holding x1 to x6. Above them the numbers of the text, 1 to 6; below them the numbers of code, 0 to 5. \
         The third to the fifth box are shaded: in the text they are x 3:6, in code x[2..5]. Both slices leave out their end.",
        |sketch| {
            let label = Text::new(18.0);
            sketch.text((LEFT - 16.0, 78.0), "in the text", label.right().colour(Colour::A));
            sketch.text((LEFT - 16.0, 174.0), "in code", label.right().colour(Colour::B));
            boxes(sketch, (LEFT, 96.0), (SIDE, 60.0), (1, 6), Text::new(22.0), |_, j| {
                let fill = (2..5).contains(&j).then_some(Fill(Colour::E, 0.3));
                (format!("~x~_{{{}}}", j + 1), fill)
            });
            for j in 0..6 {
                let middle = LEFT + SIDE * (f64::from(j) + 0.5);
                sketch.text((middle, 78.0), &(j + 1).to_string(), label.colour(Colour::A));
                sketch.text((middle, 174.0), &j.to_string(), label.colour(Colour::B));
            }
            let (from, to) = (LEFT + 2.0 * SIDE + 4.0, LEFT + 5.0 * SIDE - 4.0);
            for (y, tip, colour) in [(54.0, 62.0, Colour::A), (198.0, 190.0, Colour::B)] {
                sketch
                    .path(&[(from, tip), (from, y), (to, y), (to, tip)], Stroke::new(colour, 2.0));
            }
            let middle = f64::midpoint(from, to);
            sketch.text((middle, 32.0), "^x^_{3:6}  with 6 left out", label.colour(Colour::A));
            sketch.text((middle, 220.0), "x[2..5]", label.code().colour(Colour::B));
        },
    )
}
