//! What one workgroup needs of a product, tile by tile.

use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// X, Y and Z in tiles, with one tile of Z and what it is made of.
pub fn draw() -> Picture {
    const TILE: f64 = 38.0;
    Picture::new(
        396.0,
        "A tile of Z from a band of X and a band of Y",
        "Three matrices in tiles: Y above on the right, X below on the left, and Z in the corner between them. One tile of Z is \
         marked, the row of tiles of X beside it and the column of tiles of Y above it. The third tile of both is darker: it is what \
         is in shared memory in the third round. The matrices end within their last tiles.",
        |sketch| {
            let (left, top) = (40.0, 30.0);
            let (x, y, z) = ((left, top + 196.0), (left + 206.0, top), (left + 206.0, top + 196.0));
            // The sizes in tiles, none of them whole.
            let (n, k, m) = (3.7, 4.4, 5.5);
            let (row, column, round) = (1.0, 2.0, 2.0);
            let tile = (TILE, TILE);
            let at =
                |corner: (f64, f64), i: f64, j: f64| (corner.0 + TILE * j, corner.1 + TILE * i);
            sketch.rectangle(at(x, row, 0.0), (TILE * k, TILE), Fill(Colour::A, 0.25));
            sketch.rectangle(at(y, 0.0, column), (TILE, TILE * k), Fill(Colour::B, 0.25));
            sketch.rectangle(at(x, row, round), tile, Fill(Colour::A, 0.6));
            sketch.rectangle(at(y, round, column), tile, Fill(Colour::B, 0.6));
            sketch.rectangle(at(z, row, column), tile, Fill(Colour::C, 0.6));
            for (corner, rows, columns, name) in
                [(x, n, k, "^X^"), (y, k, m, "^Y^"), (z, n, m, "^Z^")]
            {
                let quiet = Stroke::new(Colour::Grid, 1.0);
                let lines =
                    |size: f64| (0..8).map(f64::from).take_while(move |line| *line < size + 1.0);
                for i in lines(rows) {
                    let from = at(corner, i, 0.0);
                    sketch.line(from, (from.0 + TILE * f64::ceil(columns), from.1), quiet);
                }
                for j in lines(columns) {
                    let from = at(corner, 0.0, j);
                    sketch.line(from, (from.0, from.1 + TILE * f64::ceil(rows)), quiet);
                }
                sketch.frame(corner, (TILE * columns, TILE * rows), Stroke::new(Colour::Ink, 2.0));
                let beside = (corner.0 - 18.0, corner.1 + 14.0);
                sketch.text(beside, name, Text::new(20.0));
            }
            let told = Text::new(16.0);
            sketch.text((left + 84.0, top + 60.0), "in shared memory:", told);
            sketch.text((left + 84.0, top + 82.0), "the dark tiles", told);
            sketch.text((left + 84.0, top + 104.0), "of ^X^ and ^Y^", told);
        },
    )
}
