//! A product of two matrices: each element is a row times a column.

use ndarray::{Array2, array};

use crate::answers::{Answers, ask_some, matrix};
use crate::cells::{boxes, plain};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The row and the column that are followed, counted from 0.
const CHOSEN: (usize, usize) = (1, 2);

/// X on the left, Y above, and `matmul` of them where rows and columns meet.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let x: Array2<f64> = array![[1.0, 0.0], [2.0, 3.0], [-1.0, 2.0]];
    let y: Array2<f64> = array![[4.0, 1.0, 5.0, 0.0], [1.0, 2.0, -1.0, 3.0]];
    let z: Array2<f64> = ask_some(answers, "matmul", vec![matrix(&x), matrix(&y)])?;
    if z.dim() != (3, 4) {
        return Err(format!("matmul of (3, 2) and (2, 4) has shape {:?}, not (3, 4)", z.dim()));
    }
    let (i, j) = CHOSEN;
    let terms: Vec<String> =
        (0..2).map(|k| format!("{} · {}", plain(x[[i, k]]), bracketed(y[[k, j]]))).collect();
    let sum = format!("~Z~_{{23}} = {} = {}", terms.join(" + "), plain(z[[i, j]]));
    Ok(Picture::new(
        384.0,
        "Row times column",
        "Three tables in the corners of a square. Bottom left X with three rows and two columns, top right Y with two rows and \
         four columns, bottom right the product Z with three rows and four columns. The second row of X and the third column of \
         Y are shaded, and so is the element of Z where they meet: 2 times 5 plus 3 times −1 is 7.",
        |sketch| {
            const SIDE: (f64, f64) = (46.0, 46.0);
            let (left, right, top, bottom) = (130.0, 280.0, 44.0, 182.0);
            let look = Text::new(19.0);
            let chosen = |is: bool, colour| Some(Fill(colour, if is { 0.5 } else { 0.1 }));
            boxes(sketch, (left, bottom), SIDE, (3, 2), look, |row, k| {
                (plain(x[[row, k]]), chosen(row == i, Colour::A))
            });
            boxes(sketch, (right, top), SIDE, (2, 4), look, |k, column| {
                (plain(y[[k, column]]), chosen(column == j, Colour::B))
            });
            boxes(sketch, (right, bottom), SIDE, (3, 4), look, |row, column| {
                (plain(z[[row, column]]), chosen((row, column) == CHOSEN, Colour::C))
            });
            let name = Text::new(19.0);
            sketch.text((left + 46.0, bottom - 22.0), "^X^ ∼ (3, 2)", name);
            sketch.text((right + 92.0, top - 22.0), "^Y^ ∼ (2, 4)", name);
            sketch.text((right + 194.0, bottom + 69.0), "^Z^ ∼ (3, 4)", name.left());
            let (row, column) = (bottom + 46.0 * 1.5, right + 46.0 * 2.5);
            let arrow = Stroke::new(Colour::Ink, 2.0);
            sketch.arrow((left + 98.0, row), (right - 6.0, row), arrow);
            sketch.arrow((column, top + 98.0), (column, bottom - 6.0), arrow);
            sketch.text((300.0, 356.0), &sum, Text::new(20.0));
        },
    ))
}

/// A number as a factor: a negative one in brackets.
fn bracketed(value: f64) -> String {
    if value < 0.0 { format!("({})", plain(value)) } else { plain(value) }
}
