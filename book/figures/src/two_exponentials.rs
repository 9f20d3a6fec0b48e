//! One matrix and its two exponentials.

use ndarray::{Array2, array};

use crate::answers::{Answers, ask, ask_some, matrix};
use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Text};

/// A table of A, one of `exp_elements` and one of `matrix_exp`.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let a: Array2<f64> = array![[0.0, -1.0], [1.0, 0.0]];
    let elements: Array2<f64> = ask(answers, "exp_elements", vec![matrix(&a)])?;
    let exponential: Array2<f64> = ask_some(answers, "matrix_exp", vec![matrix(&a)])?;
    if elements.dim() != (2, 2) || exponential.dim() != (2, 2) {
        return Err("an exponential of a matrix (2, 2) has another shape".into());
    }
    Ok(Picture::new(
        224.0,
        "A matrix and its two exponentials",
        "Three tables of two rows and two columns. The matrix A with the rows 0, minus 1 and 1, 0. Its elementwise exponential: 1 \
         where A is 0, 0.37 for minus 1, and 2.72 for 1. Its matrix exponential: 0.54, minus 0.84, 0.84 and 0.54, the cosine and \
         sine of one radian, a rotation.",
        |sketch| {
            let tables = [
                (16.0, &a, Colour::Soft, 1.0, "^A^", "one square matrix"),
                (216.0, &elements, Colour::B, 0.25, "exp(^A^)", "of each element"),
                (416.0, &exponential, Colour::A, 0.25, "mat-exp(^A^)", "a rotation by 1"),
            ];
            for (left, values, colour, shade, name, says) in tables {
                sketch.text((left + 84.0, 20.0), name, Text::new(19.0).bold());
                boxes(sketch, (left, 42.0), (84.0, 66.0), (2, 2), Text::new(20.0), |i, j| {
                    let value = values[[i, j]];
                    let whole = value.fract() == 0.0;
                    let text = if whole { format!("{value}") } else { format!("{value:.2}") };
                    (text.replace('-', "−"), Some(Fill(colour, shade)))
                });
                sketch.text((left + 84.0, 200.0), says, Text::new(17.0));
            }
        },
    ))
}
