//! A batch of three matrix products.

use kit::Answer as _;
use ndarray::{Array3, ArrayView1, ArrayView2, Axis, array};

use crate::answers::{Answers, ask_some};
use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Point, Sketch, Text};

const BOX: (f64, f64) = (44.0, 29.0);

fn matrix(sketch: &mut Sketch, corner: Point, matrix: ArrayView2<f64>, fill: Fill) {
    let look = Text::new(18.0);
    boxes(sketch, corner, BOX, matrix.dim(), look, |i, j| (matrix[[i, j]].to_string(), Some(fill)));
}

/// A matrix in words: its rows one after another.
fn rows(matrix: ArrayView2<f64>) -> String {
    let row = |row: ArrayView1<f64>| {
        let numbers: Vec<String> = row.iter().map(f64::to_string).collect();
        format!("({})", numbers.join(", "))
    };
    matrix.rows().into_iter().map(row).collect::<Vec<_>>().join(" ")
}

/// Xᵢ, Yᵢ and the slice of `bmm` that belongs to them, one line a slice.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let x: Array3<f64> = array![
        [[1., 0., 2.], [0., 1., 1.]],
        [[2., 1., 0.], [1., 0., 3.]],
        [[0., 2., 1.], [1., 1., 1.]]
    ];
    let y: Array3<f64> = array![
        [[3., 1.], [0., 2.], [1., 0.]],
        [[1., 0.], [2., 5.], [0., 1.]],
        [[4., 1.], [1., 0.], [2., 3.]]
    ];
    let z: Array3<f64> = ask_some(answers, "bmm", vec![(&x).give(), (&y).give()])?;
    if z.dim() != (3, 2, 2) {
        return Err(format!(
            "bmm of (3, 2, 3) and (3, 3, 2) has shape {:?}, not (3, 2, 2)",
            z.dim()
        ));
    }
    let slices: Vec<String> = (0..3)
        .map(|i| {
            let [x, y, z] = [&x, &y, &z].map(|batch| rows(batch.index_axis(Axis(0), i)));
            format!("Slice {}: {x} times {y} is {z}.", i + 1)
        })
        .collect();
    Ok(Picture::new(
        372.0,
        "A batched product: three matrix products, one for each slice",
        &format!(
            "Three lines, one for each slice of the batch, each in a colour of its own: a matrix of shape (2, 3), times a matrix of \
             shape (3, 2), gives a matrix of shape (2, 2). {}",
            slices.join(" ")
        ),
        |sketch| {
            let (first, second, third) = (84.0, 266.0, 406.0);
            let heads = [
                (first + 66.0, "^X^ ∼ (3, 2, 3)"),
                (second + 44.0, "^Y^ ∼ (3, 3, 2)"),
                (third + 44.0, "BMM ∼ (3, 2, 2)"),
            ];
            for (place, name) in heads {
                sketch.text((place, 22.0), name, Text::new(18.0));
            }
            for (index, colour) in [Colour::A, Colour::B, Colour::C].into_iter().enumerate() {
                let top = 48.0 + 108.0 * index as f64;
                let (middle, high) = (top + 43.5, top + 14.5);
                let fill = Fill(colour, 0.25);
                sketch.text((38.0, middle), &format!("~i~ = {}", index + 1), Text::new(18.0));
                matrix(sketch, (first, high), x.index_axis(Axis(0), index), fill);
                sketch.text((241.0, middle), "·", Text::new(26.0));
                matrix(sketch, (second, top), y.index_axis(Axis(0), index), fill);
                sketch.text((380.0, middle), "=", Text::new(22.0));
                matrix(sketch, (third, high), z.index_axis(Axis(0), index), fill);
            }
        },
    ))
}
