//! A tree reduction in shared memory, level by level.

use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The terms 1 to 8, added up by halves.
pub fn draw() -> Picture {
    const SIDE: f64 = 44.0;
    const GAP: f64 = 58.0;
    Picture::new(
        392.0,
        "A tree reduction of eight terms",
        "Four rows of eight boxes, the shared memory after each level. First the terms 1 to 8. Then the lower four places hold 6, 8, \
         10 and 12: each has added the term four places to the right. Then two hold 16 and 20. Then the first holds 36, the sum. \
         Between two rows a dashed line is a barrier.",
        |sketch| {
            let (left, top) = (120.0, 18.0);
            let mut terms: Vec<u32> = (1..=8).collect();
            let mut live = 8;
            for level in 0..4 {
                let y = top + (SIDE + GAP) * f64::from(level);
                let name = if level == 0 { "terms".to_owned() } else { format!("half = {live}") };
                sketch.text((left - 14.0, y + SIDE / 2.0), &name, Text::new(17.0).right());
                boxes(sketch, (left, y), (SIDE, SIDE), (1, 8), Text::new(17.0), |_, place| {
                    let fill =
                        if place < live { Fill(Colour::A, 0.55) } else { Fill(Colour::Soft, 1.0) };
                    (terms[place].to_string(), Some(fill))
                });
                if live == 1 {
                    break;
                }
                let middle = |place: usize| left + SIDE * (place as f64 + 0.5);
                let barrier = y + SIDE + 14.0;
                sketch.dashes(
                    &[(left - 8.0, barrier), (left + 8.0 * SIDE + 8.0, barrier)],
                    Stroke::new(Colour::B, 2.0),
                );
                if level == 0 {
                    sketch.text(
                        (left + 8.0 * SIDE + 16.0, barrier),
                        "barrier",
                        Text::new(16.0).left(),
                    );
                }
                live /= 2;
                for place in 0..live {
                    let (from, to) = (y + SIDE + 2.0, y + SIDE + GAP - 3.0);
                    sketch.arrow(
                        (middle(place), from),
                        (middle(place), to),
                        Stroke::new(Colour::Ink, 1.5),
                    );
                    sketch.arrow(
                        (middle(place + live), from),
                        (middle(place) + 8.0, to),
                        Stroke::new(Colour::Ink, 1.5),
                    );
                    terms[place] += terms[place + live];
                }
            }
        },
    )
}
