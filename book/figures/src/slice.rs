//! The slice X[2, :, 3:5] of a tensor of shape (4, 3, 5).

use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The four matrices of the tensor, the chosen part shaded, and the result.
pub fn draw() -> Picture {
    const SIDE: (f64, f64) = (30.0, 30.0);
    Picture::new(
        330.0,
        "The slice X[2, :, 3:5] of a tensor of shape (4, 3, 5)",
        "Four tables of three rows and five columns, named X1 to X4, in two rows. In X2 the third and fourth column are shaded \
         over all three rows. An arrow leads from them to the result on the right, a table of three rows and two columns.",
        |sketch| {
            for matrix in 0..4_usize {
                let corner =
                    (16.0 + 190.0 * (matrix % 2) as f64, 46.0 + 150.0 * (matrix / 2) as f64);
                let name = format!("^X^_{{{}}}", matrix + 1);
                sketch.text((corner.0 + 75.0, corner.1 - 18.0), &name, Text::new(19.0));
                boxes(sketch, corner, SIDE, (3, 5), Text::new(1.0), |_, column| {
                    let chosen = matrix == 1 && (2..4).contains(&column);
                    (
                        String::new(),
                        Some(if chosen { Fill(Colour::B, 0.6) } else { Fill(Colour::A, 0.13) }),
                    )
                });
            }
            sketch.arrow((366.0, 91.0), (448.0, 91.0), Stroke::new(Colour::Ink, 2.0));
            boxes(sketch, (464.0, 46.0), SIDE, (3, 2), Text::new(1.0), |_, _| {
                (String::new(), Some(Fill(Colour::B, 0.6)))
            });
            sketch.text((494.0, 164.0), "^X^_{2, :, 3:5} ∼ (3, 2)", Text::new(18.0));
            let lines = [
                "2 takes the second matrix,",
                ": takes all its rows,",
                "3:5 takes columns 3 and 4",
                "and leaves out 5",
            ];
            sketch.lines((378.0, 216.0), 27.0, &lines, Text::new(17.0).left());
        },
    )
}
