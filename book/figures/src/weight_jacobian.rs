//! The derivative of W x with respect to W: planes, and the planes as rows.

use kit::{Answer as _, Value};
use ndarray::{Array2, Array3, Axis, array};

use crate::answers::{Answers, ask};
use crate::cells::{boxes, plain};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Sketch, Text};

const OUTPUTS: usize = 3;
const COLOURS: [Colour; OUTPUTS] = [Colour::A, Colour::B, Colour::C];

/// `jacobian_w` above, `jacobian_vect_w` below.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let x = array![2.0, 5.0, 3.0, 7.0];
    let d = x.len();
    let arguments = || vec![Value::Integer(3), (&x).give()];
    let planes: Array3<f64> = ask(answers, "jacobian_w", arguments())?;
    let matrix: Array2<f64> = ask(answers, "jacobian_vect_w", arguments())?;
    if planes.dim() != (OUTPUTS, OUTPUTS, d) {
        return Err(format!("jacobian_w gives shape {:?} where (3, 3, 4) is due", planes.dim()));
    }
    if matrix.dim() != (OUTPUTS, OUTPUTS * d) {
        return Err(format!("jacobian_vect_w gives shape {:?} where (3, 12) is due", matrix.dim()));
    }
    Ok(Picture::new(
        330.0,
        "The derivative of W x with respect to W, as three planes and as a matrix",
        "Above, three tables of 3 rows and 4 columns, one for each output. The first holds 2, 5, 3, 7 in its first row, the second in its \
         second, the third in its third; everything else is 0. Below, one table of 3 rows and 12 columns: the first row holds 2, 5, 3, 7 in \
         columns 1 to 4, the second in columns 5 to 8, the third in columns 9 to 12; everything else is 0.",
        |sketch| {
            let size = (40.0, 32.0);
            for (i, colour) in COLOURS.into_iter().enumerate() {
                let left = 26.0 + 194.0 * i as f64;
                let name = format!("∂~y~_{{{}}} / ∂^W^", i + 1);
                sketch.text((left + 80.0, 20.0), &name, Text::new(18.0).colour(colour));
                table(
                    sketch,
                    (left, 40.0),
                    size,
                    &planes.index_axis(Axis(0), i).to_owned(),
                    &|_| colour,
                );
            }
            sketch.text((300.0, 182.0), "∂^y^ / ∂ vect(^W^)", Text::new(18.0));
            table(sketch, (24.0, 204.0), (46.0, 32.0), &matrix, &|row| COLOURS[row]);
        },
    ))
}

/// A table whose elements other than 0 are filled in the colour of the output.
fn table(
    sketch: &mut Sketch,
    corner: (f64, f64),
    size: (f64, f64),
    values: &Array2<f64>,
    colour: &dyn Fn(usize) -> Colour,
) {
    boxes(sketch, corner, size, values.dim(), Text::new(18.0), |i, j| {
        let value = values[[i, j]];
        (plain(value), (value != 0.0).then_some(Fill(colour(i), 0.3)))
    });
}
