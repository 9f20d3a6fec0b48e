//! Shapes written one above the other, flush right.

use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Point, Sketch, Stroke, Text};

/// A size as it is written in its box, and whether it is stretched.
type Size = Option<(&'static str, bool)>;

/// Where a sum stands, its two shapes, that of the result, and its title.
type Sum<'a> = (f64, &'a [Size], &'a [Size], &'a [Size], &'a str);

fn dashed_box(sketch: &mut Sketch, (x, y): Point, (width, height): (f64, f64)) {
    let (right, bottom) = (x + width, y + height);
    let around = [(x, y), (right, y), (right, bottom), (x, bottom), (x, y)];
    sketch.dashes(&around, Stroke::new(Colour::Ink, 1.0).faint(0.6));
}

fn line(sketch: &mut Sketch, left: f64, top: f64, sizes: &[Size], colour: Colour) {
    for (place, size) in sizes.iter().enumerate() {
        let corner = (left + 50.0 * place as f64, top);
        let middle = (corner.0 + 21.0, top + 19.0);
        if let Some((text, stretched)) = size {
            let fill = if *stretched { Fill(Colour::E, 0.35) } else { Fill(colour, 0.2) };
            sketch.rectangle(corner, (42.0, 38.0), fill);
            sketch.frame(corner, (42.0, 38.0), Stroke::new(Colour::Ink, 1.0));
            sketch.text(middle, text, Text::new(20.0));
        } else {
            dashed_box(sketch, corner, (42.0, 38.0));
            sketch.text(middle, "1", Text::new(20.0).colour(Colour::E));
        }
    }
}

/// Three sums: one that surprises, one of three dimensions, one that is refused.
pub fn draw() -> Picture {
    let kept = |text| Some((text, false));
    let stretched = |text| Some((text, true));
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
                    &[kept("4"), stretched("1")],
                    &[None, kept("4")],
                    &[kept("4"), kept("4")],
                    "(4, 1) + (4)",
                ),
                (
                    252.0,
                    &[kept("8"), stretched("1"), kept("6")],
                    &[None, kept("7"), stretched("1")],
                    &[kept("8"), kept("7"), kept("6")],
                    "(8, 1, 6) + (7, 1)",
                ),
                (490.0, &[kept("3")], &[kept("4")], &[], "(3) + (4)"),
            ];
            for (left, first, second, result, name) in columns {
                let width = 50.0 * first.len() as f64 - 8.0;
                let middle = left + width / 2.0;
                sketch.text((middle, 24.0), name, Text::new(19.0).bold());
                line(sketch, left, 52.0, first, Colour::A);
                line(sketch, left, 100.0, second, Colour::B);
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
                    line(sketch, left, 166.0, result, Colour::C);
                }
            }
            sketch.rectangle((70.0, 240.0), (24.0, 24.0), Fill(Colour::E, 0.35));
            sketch.text((104.0, 252.0), "a 1 that is stretched", Text::new(17.0).left());
            dashed_box(sketch, (322.0, 240.0), (24.0, 24.0));
            sketch.text((356.0, 252.0), "a size that is missing", Text::new(17.0).left());
        },
    )
}
