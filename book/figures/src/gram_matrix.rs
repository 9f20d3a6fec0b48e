//! The Gram matrix of six vectors in the plane.

use ndarray::{Array2, array};

use crate::answers::{Answers, ask, matrix};
use crate::axes::{Axes, Scale};
use crate::cells::shaded_table;
use crate::palette::Colour;
use crate::sketch::{Picture, Stroke, Text};

/// The vectors on the left, `gram` of them on the right.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let vectors: Array2<f64> =
        array![[2.0, 0.0], [2.0, 1.0], [0.0, 2.0], [-1.0, 2.0], [-2.0, 0.0], [0.0, -1.0]];
    let gram: Array2<f64> = ask(answers, "gram", vec![matrix(&vectors)])?;
    if gram.dim() != (6, 6) {
        return Err(format!("gram of 6 vectors has shape {:?}, not (6, 6)", gram.dim()));
    }
    Ok(Picture::new(
        330.0,
        "Six vectors and their Gram matrix",
        "Left: six numbered arrows from the origin, (2, 0), (2, 1), (0, 2), (−1, 2), (−2, 0) and (0, −1). Right: the table of \
         their inner products. It is symmetric, the squared lengths 4, 5, 4, 5, 4, 1 stand on the diagonal, vectors that point \
         alike have large positive entries, orthogonal ones 0, and opposite ones negative entries.",
        |sketch| {
            let axes = Axes {
                corner: (34.0, 40.0),
                size: (252.0, 252.0),
                x: Scale::Linear(-2.6, 2.6),
                y: Scale::Linear(-2.6, 2.6),
            };
            let ticks = [(-2.0, "−2"), (-1.0, "−1"), (0.0, "0"), (1.0, "1"), (2.0, "2")];
            axes.draw(sketch, ("", &ticks), ("", &ticks));
            for (vector, (number, colour)) in
                vectors.rows().into_iter().zip((1..).zip(Colour::SERIES))
            {
                let (x, y) = (vector[0], vector[1]);
                sketch.arrow(axes.at(0.0, 0.0), axes.at(x, y), Stroke::new(colour, 2.5));
                let reach = 1.0 + 0.32 / x.hypot(y);
                let name = format!("^x^_{{{number}}}");
                sketch.text(axes.at(reach * x, reach * y), &name, Text::new(17.0).colour(colour));
            }
            shaded_table(sketch, (340.0, 46.0), 41.0, &gram);
        },
    ))
}
