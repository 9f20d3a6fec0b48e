//! A column plus a 1-D tensor.

use kit::Answer as _;
use ndarray::{Array2, ArrayD};

use crate::answers::{Answers, ask_some, vector};
use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The two operands, how they are stretched, and the sixteen sums of `broadcast_add`.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const SIDE: (f64, f64) = (40.0, 38.0);
    let column = [10.0, 20.0, 30.0, 40.0];
    let flat = [1.0, 2.0, 3.0, 4.0];
    let x = Array2::from_shape_fn((4, 1), |(i, _)| column[i]);
    let args = vec![x.give(), vector(&flat)];
    let sum: ArrayD<f64> = ask_some(answers, "broadcast_add", args)?;
    if sum.shape() != [4, 4] {
        return Err(format!("broadcast_add of (4, 1) and (4) has shape {:?}", sum.shape()));
    }
    Ok(Picture::new(
        294.0,
        "A tensor of shape (4, 1) plus one of shape (4)",
        "A column 10, 20, 30, 40 is repeated to the right, a row 1, 2, 3, 4 is repeated downwards; copies are drawn pale. Their sum \
         is a table of shape (4, 4) with 16 numbers, from 11 to 44. Only its diagonal, 11, 22, 33, 44, is what was meant.",
        |sketch| {
            let look = Text::new(17.0);
            let top = 66.0;
            boxes(sketch, (8.0, top), SIDE, (4, 4), look, |i, j| {
                let text = if j == 0 { format!("{}", column[i]) } else { String::new() };
                (text, Some(Fill(Colour::A, if j == 0 { 0.4 } else { 0.1 })))
            });
            sketch.text((184.0, top + 76.0), "+", Text::new(26.0));
            boxes(sketch, (200.0, top), SIDE, (4, 4), look, |i, j| {
                let text = if i == 0 { format!("{}", flat[j]) } else { String::new() };
                (text, Some(Fill(Colour::B, if i == 0 { 0.4 } else { 0.1 })))
            });
            sketch.text((402.0, top + 76.0), "=", Text::new(26.0));
            boxes(sketch, (430.0, top), SIDE, (4, 4), look, |i, j| {
                let fill = if i == j { Fill(Colour::E, 0.45) } else { Fill(Colour::C, 0.12) };
                (format!("{}", sum[[i, j]]), Some(fill))
            });
            let columns = [(88.0, "(4, 1)"), (280.0, "(4)"), (510.0, "(4, 4)")];
            for (x, shape) in columns {
                sketch.text((x, 24.0), shape, Text::new(20.0).bold());
            }
            let stretch = Stroke::new(Colour::Ink, 1.5);
            sketch.arrow((52.0, 52.0), (164.0, 52.0), stretch);
            sketch.arrow((374.0, top + 44.0), (374.0, top + 150.0), stretch);
            sketch.text((88.0, 244.0), "repeated to the right", look);
            sketch.text((280.0, 244.0), "repeated downwards", look);
            sketch.text((510.0, 244.0), "16 sums;", look);
            sketch.text((510.0, 268.0), "4 were meant", look.colour(Colour::E));
        },
    ))
}
