//! A small image, the largest element of each block, and that repeated.

use kit::Answer as _;
use ndarray::{Array2, ArrayD, array};

use crate::answers::{Answers, ask_answered};
use crate::cells::boxes;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// `reduce` with the maximum, then `repeat`.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const SIDE: (f64, f64) = (42.0, 40.0);
    let image: Array2<f64> = array![
        [1.0, 5.0, 0.0, 2.0],
        [3.0, 2.0, 7.0, 1.0],
        [4.0, 4.0, 6.0, 3.0],
        [0.0, 9.0, 2.0, 8.0]
    ];
    let sizes = Vec::<(String, usize)>::new;
    let args = vec![image.clone().into_dyn().give(), "(h 2) (w 2) -> h w".give(), "max".give()];
    let args = args.into_iter().chain([sizes().give()]).collect();
    let small: ArrayD<f64> = ask_answered(answers, "reduce", args)?;
    let args = vec![small.clone().give(), "h w -> (h 2) (w 2)".give(), sizes().give()];
    let grown: ArrayD<f64> = ask_answered(answers, "repeat", args)?;
    if small.shape() != [2, 2] || grown.shape() != [4, 4] {
        return Err(format!("the shapes are {:?} and {:?}", small.shape(), grown.shape()));
    }
    let fill = |i: usize, j: usize| Some(Fill(Colour::SERIES[2 * i + j], 0.25));
    Ok(Picture::new(
        284.0,
        "The largest element of each block of an image, and each repeated to a block",
        "Left, a table of four rows and four columns, its four blocks of 2 by 2 in four colours. Middle, a table of 2 by 2 with \
         the largest element of each block: 5, 7, 9 and 8. Right, four by four again, each of these filling a whole block.",
        |sketch| {
            let look = Text::new(18.0);
            let panels = [(8.0, 4, 2), (258.0, 2, 1), (424.0, 4, 2)];
            let image = image.into_dyn();
            for ((left, side, block), table) in panels.into_iter().zip([&image, &small, &grown]) {
                let top = 148.0 - 0.5 * SIDE.1 * side as f64;
                boxes(sketch, (left, top), SIDE, (side, side), look, |i, j| {
                    (format!("{}", table[[i, j]]), fill(i / block, j / block))
                });
            }
            let stroke = Stroke::new(Colour::Ink, 1.5);
            sketch.arrow((186.0, 148.0), (248.0, 148.0), stroke);
            sketch.arrow((352.0, 148.0), (414.0, 148.0), stroke);
            let code = Text::new(16.0).code();
            sketch.text((8.0, 36.0), "(h 2) (w 2) -> h w", code.left());
            sketch.text((592.0, 36.0), "h w -> (h 2) (w 2)", code.right());
            sketch.text((216.0, 256.0), "reduce, max", Text::new(17.0));
            sketch.text((384.0, 256.0), "repeat", Text::new(17.0));
        },
    ))
}
