//! Sums along the axes of a matrix, and what an axis leaves of a shape.

use kit::{Answer as _, Value};
use ndarray::{Array3, ArrayD};

use crate::answers::{Answers, ask_some};
use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// A matrix with the column of `sum_axis` along axis 1 and the row along axis 0; shapes beside it.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let mut sums = |shape: (usize, usize, usize), axis: i64| -> Result<ArrayD<f64>, String> {
        let x =
            Array3::from_shape_fn(shape, |(i, j, k)| ((i * shape.1 + j) * shape.2 + k + 1) as f64);
        // One matrix alone has two axes.
        let x =
            if shape.0 == 1 { x.into_dyn().remove_axis(ndarray::Axis(0)) } else { x.into_dyn() };
        ask_some(answers, "sum_axis", vec![x.give(), Value::Integer(axis)])
    };
    let (columns, rows) = (sums((1, 3, 4), 0)?, sums((1, 3, 4), 1)?);
    if (columns.shape(), rows.shape()) != (&[4], &[3]) {
        return Err("sum_axis of a matrix (3, 4) gives shapes other than (4) and (3)".into());
    }
    let shapes: Vec<String> = (0..3)
        .map(|axis| {
            let left: Vec<String> =
                sums((2, 3, 4), axis)?.shape().iter().map(usize::to_string).collect();
            Ok(format!("axis {axis}  →  ({})", left.join(", ")))
        })
        .collect::<Result<_, String>>()?;
    Ok(Picture::new(
        322.0,
        "A reduction makes an axis vanish",
        "A table X of three rows and four columns, holding 1 to 12. An arrow along its rows, axis 1, leads to a column of three \
         sums, 10, 26 and 42, one for each row. An arrow down its columns, axis 0, leads to a row of four sums, 15, 18, 21 and \
         24, one for each column. Beside it, the shapes that a tensor of shape (2, 3, 4) has after a sum along axis 0, 1 or 2.",
        |sketch| {
            let (side, look) = ((50.0, 40.0), Text::new(18.0));
            let cell = |value: f64, colour, shade| (format!("{value}"), Some(Fill(colour, shade)));
            let corner = (44.0, 50.0);
            boxes(sketch, corner, side, (3, 4), look, |i, j| {
                cell((4 * i + j + 1) as f64, Colour::Soft, 1.0)
            });
            let right = corner.0 + 4.0 * side.0;
            let bottom = corner.1 + 3.0 * side.1;
            sketch.text((corner.0 + 100.0, 24.0), "^X^ ∼ (3, 4)", Text::new(18.0));

            let thick = |colour| Stroke::new(colour, 3.0);
            let middle = corner.1 + 1.5 * side.1;
            sketch.arrow((right + 10.0, middle), (right + 62.0, middle), thick(Colour::B));
            let label = Text::new(17.0);
            sketch.text((right + 36.0, middle - 18.0), "axis 1", label.colour(Colour::B));
            boxes(sketch, (right + 74.0, corner.1), side, (3, 1), look, |i, _| {
                cell(rows[[i]], Colour::B, 0.25)
            });
            sketch.text((right + 99.0, 24.0), "(3)", Text::new(18.0));

            let middle = corner.0 + 2.0 * side.0;
            sketch.arrow((middle, bottom + 10.0), (middle, bottom + 62.0), thick(Colour::A));
            sketch.text((middle + 40.0, bottom + 34.0), "axis 0", label.colour(Colour::A));
            boxes(sketch, (corner.0, bottom + 74.0), side, (1, 4), look, |_, j| {
                cell(columns[[j]], Colour::A, 0.25)
            });
            sketch.text((right + 24.0, bottom + 94.0), "(4)", Text::new(18.0));

            let left = 408.0;
            sketch.text((left, 78.0), "a tensor (2, 3, 4):", Text::new(18.0).left());
            for (number, shape) in shapes.iter().enumerate() {
                let y = 114.0 + 34.0 * number as f64;
                sketch.text((left, y), shape, Text::new(18.0).left());
            }
        },
    ))
}
