//! A matrix and its elements in memory.

use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Sketch, Stroke, Text};

/// The table above, the strip of memory below, and the two strides.
pub fn draw() -> Picture {
    const SIDE: f64 = 62.0;
    const STRIP: f64 = 114.0;
    const MEMORY: f64 = 276.0;
    let fill = |row: usize| Some(Fill([Colour::A, Colour::B][row], 0.25));
    Picture::new(
        392.0,
        "A matrix of shape (2, 3) in row-major order",
        "Above, a table of two rows and three columns. Below, the same six elements in one strip of memory with the addresses 0 \
         to 5: first the whole first row, then the whole second row. An arrow of length 3 leads from an element to the one \
         below it in the table, an arrow of length 1 to the one on its right. The strides are (3, 1).",
        |sketch| {
            let element = |i: usize, j: usize| (format!("~X~_{{{}{}}}", i + 1, j + 1), fill(i));
            boxes(sketch, (60.0, 24.0), (SIDE, SIDE), (2, 3), Text::new(21.0), element);
            sketch.lines(
                (300.0, 46.0),
                30.0,
                &["^X^ ∼ (2, 3)", "strides (3, 1)"],
                Text::new(20.0).left(),
            );
            sketch.lines(
                (300.0, 106.0),
                25.0,
                &["one row down: 3 elements on", "one column right: 1 element on"],
                Text::new(17.0).left(),
            );

            boxes(sketch, (STRIP, MEMORY), (SIDE, SIDE), (1, 6), Text::new(21.0), |_, k| {
                element(k / 3, k % 3)
            });
            sketch.text((STRIP - 14.0, MEMORY + SIDE / 2.0), "memory", Text::new(17.0).right());
            sketch.text((STRIP - 14.0, MEMORY + SIDE + 20.0), "address", Text::new(17.0).right());
            for k in 0..6 {
                let middle = STRIP + SIDE * (f64::from(k) + 0.5);
                sketch.text((middle, MEMORY + SIDE + 20.0), &k.to_string(), Text::new(17.0));
            }
            let stride =
                |sketch: &mut Sketch, from: f64, to: f64, y: f64, label: &str, colour: Colour| {
                    let (from, to) = (STRIP + SIDE * (from + 0.5), STRIP + SIDE * (to + 0.5));
                    let stroke = Stroke::new(colour, 2.0);
                    sketch.path(&[(from, MEMORY - 6.0), (from, y), (to, y)], stroke);
                    sketch.arrow((to, y), (to, MEMORY - 5.0), stroke);
                    sketch.text(
                        (f64::midpoint(from, to), y - 16.0),
                        label,
                        Text::new(18.0).bold().colour(colour),
                    );
                };
            stride(sketch, 0.0, 3.0, MEMORY - 56.0, "+3", Colour::D);
            stride(sketch, 4.0, 5.0, MEMORY - 34.0, "+1", Colour::C);
        },
    )
}
