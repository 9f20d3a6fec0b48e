//! The Hadamard product and the matrix product of the same two matrices.

use ndarray::{Array2, array};

use crate::answers::{Answers, ask_some, matrix};
use crate::cells::{boxes, plain};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Sketch, Text};

const SIDE: f64 = 38.0;

/// `hadamard` on the left, X Y by its definition on the right.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let x: Array2<f64> = array![[1.0, 2.0], [3.0, 4.0]];
    let y: Array2<f64> = array![[5.0, 6.0], [7.0, 8.0]];
    let z: Array2<f64> = ask_some(answers, "hadamard", vec![matrix(&x), matrix(&y)])?;
    if z.dim() != (2, 2) {
        return Err(format!("hadamard of (2, 2) and (2, 2) has shape {:?}", z.dim()));
    }
    let product = x.dot(&y);
    Ok(Picture::new(
        214.0,
        "Hadamard product and matrix product of the same matrices",
        "Two equations with tables of two rows and two columns. Left, the Hadamard product of (1, 2; 3, 4) and (5, 6; 7, 8) is \
         (5, 12; 21, 32); one element is shaded in each, at the same place. Right, the matrix product of the two is (19, 22; 43, \
         50); shaded are the first row of the one, the second column of the other, and the element of the result that they make.",
        |sketch| {
            let element: Chosen = |i, j| (i, j) == (0, 1);
            equation(sketch, 6.0, "⊙", [(&x, element), (&y, element), (&z, element)]);
            equation(
                sketch,
                318.0,
                "",
                [(&x, |i, _| i == 0), (&y, |_, j| j == 1), (&product, element)],
            );
            let heading = Text::new(19.0).bold();
            sketch.text((144.0, 24.0), "Hadamard product", heading);
            sketch.text((456.0, 24.0), "matrix product", heading);
            let below = Text::new(18.0);
            let (one, other) = (plain(z[[0, 1]]), plain(product[[0, 1]]));
            sketch.text((144.0, 178.0), &format!("~Z~_{{12}} = 2 · 6 = {one}"), below);
            sketch.text((456.0, 178.0), &format!("~Z~_{{12}} = 1 · 6 + 2 · 8 = {other}"), below);
        },
    ))
}

/// Whether an element is shaded.
type Chosen = fn(usize, usize) -> bool;

/// Two factors and what they make, with `sign` between them.
fn equation(sketch: &mut Sketch, left: f64, sign: &str, tables: [(&Array2<f64>, Chosen); 3]) {
    const TOP: f64 = 60.0;
    let signs = [sign, "=", ""];
    for (place, ((values, chosen), colour)) in
        tables.into_iter().zip([Colour::A, Colour::B, Colour::C]).enumerate()
    {
        let corner = (left + place as f64 * (2.0 * SIDE + 24.0), TOP);
        boxes(sketch, corner, (SIDE, SIDE), (2, 2), Text::new(19.0), |i, j| {
            (plain(values[[i, j]]), Some(Fill(colour, if chosen(i, j) { 0.5 } else { 0.1 })))
        });
        sketch.text((corner.0 + 2.0 * SIDE + 12.0, TOP + SIDE), signs[place], Text::new(21.0));
    }
}
