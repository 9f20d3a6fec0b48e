//! Shapes that are multiplied: leading sizes broadcast, the last two are a matrix.

use crate::palette::Colour;
use crate::sizes::Size::{self, Kept, Missing, Stretched};
use crate::sizes::{dashed_box, line};
use crate::sketch::{Fill, Picture, Stroke, Text};

/// Where a product stands, its two shapes, that of the result, and its title.
type Product<'a> = (f64, &'a [Size], &'a [Size], &'a [Size], &'a str);

/// Two products of batches, and one that is refused.
pub fn draw() -> Picture {
    Picture::new(
        296.0,
        "The shapes of three products of batches",
        "Three columns of boxes, each with the last two sizes set apart as the sizes of a matrix. First: (5, 2, 3) times (3, 4); the \
         missing leading size counts as 1 and is stretched to 5, and the result is (5, 2, 4). Second: (6, 1, 2, 3) times (5, 3, 4); \
         the leading sizes 6 and 1 meet a missing one and 5, and the result is (6, 5, 2, 4). Third: (2, 2, 3) times (5, 3, 4); the \
         leading sizes 2 and 5 differ and neither is 1, so there is no result.",
        |sketch| {
            let columns: [Product; 3] = [
                (
                    24.0,
                    &[Kept("5"), Kept("2"), Kept("3")],
                    &[Missing, Kept("3"), Kept("4")],
                    &[Kept("5"), Kept("2"), Kept("4")],
                    "(5, 2, 3) · (3, 4)",
                ),
                (
                    208.0,
                    &[Kept("6"), Stretched("1"), Kept("2"), Kept("3")],
                    &[Missing, Kept("5"), Kept("3"), Kept("4")],
                    &[Kept("6"), Kept("5"), Kept("2"), Kept("4")],
                    "(6, 1, 2, 3) · (5, 3, 4)",
                ),
                (
                    438.0,
                    &[Kept("2"), Kept("2"), Kept("3")],
                    &[Kept("5"), Kept("3"), Kept("4")],
                    &[],
                    "(2, 2, 3) · (5, 3, 4)",
                ),
            ];
            for (left, first, second, result, name) in columns {
                let width = 50.0 * first.len() as f64 - 8.0;
                let (middle, matrix) = (left + width / 2.0, left + width - 92.0);
                sketch.text((middle, 22.0), name, Text::new(17.0).bold());
                let bottom = if result.is_empty() { 146.0 } else { 212.0 };
                sketch.rectangle(
                    (matrix - 4.0, 46.0),
                    (100.0, bottom - 46.0),
                    Fill(Colour::Soft, 1.0),
                );
                line(sketch, (left, 52.0), first, Colour::A);
                line(sketch, (left, 100.0), second, Colour::B);
                sketch.line(
                    (left - 6.0, 152.0),
                    (left + width + 6.0, 152.0),
                    Stroke::new(Colour::Ink, 1.5),
                );
                if result.is_empty() {
                    sketch.lines(
                        (middle, 178.0),
                        24.0,
                        &["no result:", "2 ≠ 5, none is 1"],
                        Text::new(17.0).colour(Colour::B),
                    );
                } else {
                    line(sketch, (left, 166.0), result, Colour::C);
                }
            }
            let keys = [
                (24.0, "matrix sizes"),
                (200.0, "a 1, stretched"),
                (392.0, "missing: counts as 1"),
            ];
            for (left, name) in keys {
                sketch.text((left + 34.0, 264.0), name, Text::new(17.0).left());
            }
            sketch.rectangle((24.0, 252.0), (24.0, 24.0), Fill(Colour::Soft, 1.0));
            sketch.rectangle((200.0, 252.0), (24.0, 24.0), Fill(Colour::E, 0.35));
            dashed_box(sketch, (392.0, 252.0), (24.0, 24.0));
        },
    )
}
