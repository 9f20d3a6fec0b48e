//! A mask that chooses, beside one that multiplies.

use kit::Answer as _;
use ndarray::{Array2, array};

use crate::answers::{Answers, ask_some, matrix};
use crate::cells::{boxes, plain};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Text};

/// A matrix with an infinity and a NaN, the mask, `hadamard` with zeros and ones, and `masked`.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let x: Array2<f64> = array![[2.0, f64::NAN, 7.0], [1.0, -3.0, f64::INFINITY], [4.0, 0.5, 6.0]];
    let mask = Array2::from_shape_fn((3, 3), |(i, j)| j <= i);
    let ones = mask.mapv(|keep| if keep { 1.0 } else { 0.0 });
    let product: Array2<f64> = ask_some(answers, "hadamard", vec![matrix(&x), matrix(&ones)])?;
    let masked: Array2<f64> = ask_some(answers, "masked", vec![matrix(&x), (&mask).give()])?;
    for (name, answer) in [("hadamard", &product), ("masked", &masked)] {
        if answer.dim() != (3, 3) {
            return Err(format!("{name} of (3, 3) and (3, 3) has shape {:?}", answer.dim()));
        }
    }
    Ok(Picture::new(
        222.0,
        "A mask that multiplies lets NaN through, one that chooses does not",
        "Four tables of three rows and three columns. The first, X, has a NaN and an infinity above its diagonal. The second, the \
         mask, has ones on and below the diagonal and zeros above. The third, their product element by element, has NaN in both \
         of these places. In the fourth, the masked X, everything above the diagonal is 0.",
        |sketch| {
            let tables =
                [("^X^", &x), ("^M^", &ones), ("^X^ ⊙ ^M^", &product), ("masked", &masked)];
            for (place, (name, values)) in tables.into_iter().enumerate() {
                let corner = (9.0 + 150.0 * place as f64, 48.0);
                boxes(sketch, corner, (44.0, 44.0), (3, 3), Text::new(17.0), |i, j| {
                    let value = values[[i, j]];
                    let fill = if !value.is_finite() {
                        Fill(Colour::B, 0.5)
                    } else if mask[[i, j]] {
                        Fill(Colour::C, 0.35)
                    } else {
                        Fill(Colour::Soft, 1.0)
                    };
                    (plain(value).replace("inf", "∞"), Some(fill))
                });
                let look = if name == "masked" { Text::new(18.0).code() } else { Text::new(19.0) };
                sketch.text((corner.0 + 66.0, 26.0), name, look);
            }
            sketch.text((375.0, 202.0), "0 · NaN = NaN", Text::new(18.0).colour(Colour::B));
            sketch.text((525.0, 202.0), "chosen", Text::new(18.0).colour(Colour::C));
        },
    ))
}
