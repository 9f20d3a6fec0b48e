//! The dot product of two tensors, flattened.

use kit::Answer as _;
use ndarray::{Array3, Axis, array};

use crate::answers::{Answers, ask_some};
use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// X and Y as two tables each, their elements in one row each, the products, and the sum.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let x: Array3<f64> = array![[[1., 2., 0.], [3., 1., 2.]], [[0., 1., 4.], [2., 2., 1.]]];
    let y: Array3<f64> = array![[[2., 1., 5.], [1., 0., 3.]], [[3., 2., 1.], [1., 4., 2.]]];
    let flat = |x: &Array3<f64>| -> Vec<f64> { x.iter().copied().collect() };
    let lines = [flat(&x), flat(&y), flat(&(&x * &y))];
    let sum: f64 = ask_some(answers, "generalised_dot", vec![(&x).give(), (&y).give()])?;
    let colours = [Colour::A, Colour::B];
    let told =
        |numbers: &[f64]| numbers.iter().map(f64::to_string).collect::<Vec<String>>().join(", ");
    Ok(Picture::new(
        334.0,
        "Two tensors of shape (2, 2, 3), flattened, multiplied and summed",
        &format!(
            "Above, X and Y as two tables of two rows and three columns each. Below, the twelve elements of X in one row, {}; under \
             each the element of Y, {}; under both their product, {}. The sum of the products is {sum}.",
            told(&lines[0]),
            told(&lines[1]),
            told(&lines[2])
        ),
        |sketch| {
            let look = Text::new(17.0);
            for (left, tensor, name) in
                [(70.0, &x, "^X^ ∼ (2, 2, 3)"), (340.0, &y, "^Y^ ∼ (2, 2, 3)")]
            {
                sketch.text((left + 112.0, 18.0), name, Text::new(18.0));
                for (slice, colour) in colours.into_iter().enumerate() {
                    let table = tensor.index_axis(Axis(0), slice);
                    let corner = (left + 120.0 * slice as f64, 38.0);
                    boxes(sketch, corner, (35.0, 29.0), (2, 3), look, |i, j| {
                        (table[[i, j]].to_string(), Some(Fill(colour, 0.25)))
                    });
                }
            }
            let (left, side, tops) = (76.0, 41.0, [130.0, 168.0, 222.0]);
            for (line, (top, name)) in
                lines.iter().zip(tops.into_iter().zip(["^X^", "^Y^", "^X^ ⊙ ^Y^"]))
            {
                sketch.text((left - 40.0, top + 15.0), name, Text::new(18.0));
                boxes(sketch, (left, top), (side, 30.0), (1, 12), look, |_, j| {
                    (line[j].to_string(), Some(Fill(colours[j / 6], 0.25)))
                });
            }
            let right = left + 12.0 * side;
            sketch.line((left - 6.0, 210.0), (right + 6.0, 210.0), Stroke::new(Colour::Ink, 1.5));
            let middle = f64::midpoint(left, right);
            sketch.arrow((middle, 258.0), (middle, 290.0), Stroke::new(Colour::Ink, 1.5));
            let told = format!("GDT(^X^, ^Y^) = {sum}");
            sketch.text((middle, 312.0), &told, Text::new(19.0));
            sketch.text((middle + 14.0, 273.0), "sum", Text::new(17.0).left());
        },
    ))
}
