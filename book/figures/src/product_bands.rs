//! Who computes what of a product: rows of Z, shared out among cores.

use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// X, Y and Z, each core in a colour of its own.
pub fn draw() -> Picture {
    const SIDE: f64 = 150.0;
    Picture::new(
        278.0,
        "Rows of Z shared out among four cores",
        "Three squares: X times Y is Z. X and Z are cut into eight bands of rows each, coloured by the core that has taken them: \
         core 1 bands 1 and 5, core 2 bands 2 and 6, core 3 bands 3 and 8, core 4 bands 4 and 7. Y is grey and belongs to all. A \
         core needs its rows of X and all of Y, and writes its rows of Z alone.",
        |sketch| {
            let colours = [Colour::A, Colour::B, Colour::C, Colour::E];
            // Which core came first is settled while the program runs; it makes no difference to Z.
            let takers = [0, 1, 2, 3, 0, 1, 3, 2];
            let (top, height) = (44.0, SIDE / 8.0);
            let lefts = [24.0, 222.0, 424.0];
            for (left, name) in lefts.into_iter().zip(["^X^", "^Y^", "^Z^"]) {
                sketch.text((left + SIDE / 2.0, 20.0), name, Text::new(20.0));
            }
            sketch.text((198.0, top + SIDE / 2.0), "·", Text::new(28.0));
            sketch.text((398.0, top + SIDE / 2.0), "=", Text::new(24.0));
            for left in [lefts[0], lefts[2]] {
                for (band, &core) in takers.iter().enumerate() {
                    let corner = (left, top + height * band as f64);
                    sketch.rectangle(corner, (SIDE, height), Fill(colours[core], 0.5));
                    sketch.frame(corner, (SIDE, height), Stroke::new(Colour::Ink, 1.0));
                }
            }
            sketch.rectangle((lefts[1], top), (SIDE, SIDE), Fill(Colour::Soft, 1.0));
            sketch.frame((lefts[1], top), (SIDE, SIDE), Stroke::new(Colour::Ink, 1.0));
            sketch.text((lefts[1] + SIDE / 2.0, top + SIDE / 2.0), "read by all", Text::new(17.0));
            for (core, colour) in colours.into_iter().enumerate() {
                let left = 56.0 + 132.0 * core as f64;
                sketch.rectangle((left, 232.0), (24.0, 24.0), Fill(colour, 0.5));
                sketch.frame((left, 232.0), (24.0, 24.0), Stroke::new(Colour::Ink, 1.0));
                let name = format!("core {}", core + 1);
                sketch.text((left + 34.0, 244.0), &name, Text::new(17.0).left());
            }
        },
    )
}
