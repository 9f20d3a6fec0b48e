//! The execution model: invocations in workgroups, each with one element, and those to which none belongs.

use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// Three workgroups of four invocations for ten elements, in a buffer of twelve.
pub fn draw() -> Picture {
    const SIDE: f64 = 42.0;
    const ELEMENTS: usize = 10;
    Picture::new(
        320.0,
        "Twelve invocations in three workgroups, and ten elements",
        "Above, three workgroups of four invocations each, numbered from 0 to 11 over all of them and from 0 to 3 within each \
         workgroup. Each workgroup has shared memory of its own. Below, a buffer of twelve places, of which ten are the vector z. \
         From each of the invocations 0 to 9 an arrow goes to the element with its number. Invocations 10 and 11 have none: what is \
         in the buffer there belongs to something else.",
        |sketch| {
            let colours = [Colour::A, Colour::B, Colour::C];
            let left = |invocation: usize| {
                16.0 + SIDE * invocation as f64 + 22.0 * (invocation / 4) as f64
            };
            let (top, bottom) = (78.0, 230.0);
            for (group, colour) in colours.into_iter().enumerate() {
                let start = left(4 * group);
                let name = format!("workgroup {group}");
                sketch.text((start + 2.0 * SIDE, 18.0), &name, Text::new(17.0).bold());
                sketch.rectangle((start - 6.0, 34.0), (4.0 * SIDE + 12.0, 94.0), Fill(colour, 0.2));
                sketch.text((start + 2.0 * SIDE, 54.0), "shared memory", Text::new(16.0));
                boxes(sketch, (start, top), (SIDE, SIDE), (1, 4), Text::new(17.0), |_, local| {
                    ((4 * group + local).to_string(), Some(Fill(colour, 0.5)))
                });
            }
            let place = |element: usize| 48.0 + SIDE * element as f64;
            for element in 0..ELEMENTS {
                let from = (left(element) + SIDE / 2.0, top + SIDE + 8.0);
                let to = (place(element) + SIDE / 2.0, bottom - 4.0);
                sketch.arrow(from, to, Stroke::new(Colour::Ink, 1.5));
            }
            for spare in ELEMENTS..12 {
                let at = (left(spare) + SIDE / 2.0, top + SIDE + 28.0);
                sketch.text(at, "×", Text::new(24.0));
            }
            boxes(
                sketch,
                (place(0), bottom),
                (SIDE, SIDE),
                (1, 12),
                Text::new(17.0),
                |_, element| {
                    if element < ELEMENTS {
                        (format!("~z~_{{{element}}}"), Some(Fill(colours[element / 4], 0.5)))
                    } else {
                        (String::new(), Some(Fill(Colour::Soft, 1.0)))
                    }
                },
            );
            sketch.text((place(5), bottom + SIDE + 24.0), "~n~ = 10 elements", Text::new(17.0));
            sketch.text((place(11), bottom + SIDE + 24.0), "not ours", Text::new(17.0));
        },
    )
}
