//! One strip of numbers under three patterns.

use kit::Answer as _;
use ndarray::{Array1, ArrayD};

use crate::answers::{Answers, ask_answered};
use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The strip above, and what `rearrange` makes of it below.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const SIDE: (f64, f64) = (44.0, 40.0);
    let patterns = ["(h w) -> h w", "(h w) -> w h", "(w h) -> h w"];
    let x: Array1<f64> = (1..=6).map(f64::from).collect();
    let mut tables = Vec::new();
    for pattern in patterns {
        let sizes = vec![("h".to_owned(), 2_usize)].give();
        let args = vec![x.clone().give(), pattern.give(), sizes];
        let table: ArrayD<f64> = ask_answered(answers, "rearrange", args)?;
        if table.ndim() != 2 || table.len() != 6 {
            return Err(format!("rearrange by {pattern} gives the shape {:?}", table.shape()));
        }
        tables.push(table);
    }
    let fill = |value: f64| Some(Fill(if value > 3.0 { Colour::B } else { Colour::A }, 0.25));
    Ok(Picture::new(
        330.0,
        "Six numbers rearranged by three patterns",
        "Above, a strip of the numbers 1 to 6. Below, three tables made of it with h = 2 and w = 3. By (h w) -> h w: rows 1 2 3 \
         and 4 5 6. By (h w) -> w h: the same transposed, rows 1 4, 2 5 and 3 6. By (w h) -> h w: rows 1 3 5 and 2 4 6.",
        |sketch| {
            let look = Text::new(19.0);
            boxes(sketch, (168.0, 20.0), SIDE, (1, 6), look, |_, k| {
                (format!("{}", x[k]), fill(x[k]))
            });
            for (panel, (pattern, table)) in patterns.iter().zip(&tables).enumerate() {
                let middle = 100.0 + 200.0 * panel as f64;
                sketch.arrow((300.0, 70.0), (middle, 112.0), Stroke::new(Colour::Ink, 1.5));
                sketch.text((middle, 134.0), pattern, Text::new(18.0).code());
                let (rows, columns) = (table.shape()[0], table.shape()[1]);
                let left = middle - 0.5 * SIDE.0 * columns as f64;
                boxes(sketch, (left, 160.0), SIDE, (rows, columns), look, |i, j| {
                    (format!("{}", table[[i, j]]), fill(table[[i, j]]))
                });
                let under = 160.0 + SIDE.1 * rows as f64 + 20.0;
                sketch.text(
                    (middle, under),
                    &format!("shape ({rows}, {columns})"),
                    Text::new(17.0),
                );
            }
        },
    ))
}
