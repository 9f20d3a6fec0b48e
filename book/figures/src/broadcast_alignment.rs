//! Shapes written one above the other, flush right.

use crate::palette::Colour;
use crate::sizes::Size::{self, Kept, Missing, Stretched};
use crate::sizes::{dashed_box, line};
use crate::sketch::{Fill, Picture, Stroke, Text};

/// Where a sum stands, its two shapes, that of the result, and its title.
type Sum<'a> = (f64, &'a [Size], &'a [Size], &'a [Size], &'a str);

/// Three sums: one that surprises, one of three dimensions, one that is refused.
pub fn draw() -> Picture {
    Picture::new(
        286.0,
        "Three pairs of shapes, aligned from the right",
        "Three columns of boxes. First: (4, 1) above (4), the missing size taken as 1; both ones are stretched and the result is \
         (4, 4). Second: (8, 1, 6) above (7, 1); the ones are stretched and the result is (8, 7, 6). Third: (3) above (4); \
         neither size is 1 and they differ, so there is no result.",
        |sketch| {
            let columns: [Sum; 3] = [
                (
                    70.0,
                    &[Kept("4"), Stretched("1")],
                    &[Missing, Kept("4")],
                    &[Kept("4"), Kept("4")],
                    "(4, 1) + (4)",
                ),
                (
                    252.0,
                    &[Kept("8"), Stretched("1"), Kept("6")],
                    &[Missing, Kept("7"), Stretched("1")],
                    &[Kept("8"), Kept("7"), Kept("6")],
                    "(8, 1, 6) + (7, 1)",
                ),
                (490.0, &[Kept("3")], &[Kept("4")], &[], "(3) + (4)"),
            ];
            for (left, first, second, result, name) in columns {
                let width = 50.0 * first.len() as f64 - 8.0;
                let middle = left + width / 2.0;
                sketch.text((middle, 24.0), name, Text::new(19.0).bold());
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
                        &["no result:", "3 ≠ 4, none is 1"],
                        Text::new(17.0).colour(Colour::B),
                    );
                } else {
                    line(sketch, (left, 166.0), result, Colour::C);
                }
            }
            sketch.rectangle((70.0, 240.0), (24.0, 24.0), Fill(Colour::E, 0.35));
            sketch.text((104.0, 252.0), "a 1 that is stretched", Text::new(17.0).left());
            dashed_box(sketch, (322.0, 240.0), (24.0, 24.0));
            sketch.text((356.0, 252.0), "a size that is missing", Text::new(17.0).left());
        },
    )
}
