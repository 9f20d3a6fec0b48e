//! law: gradients
//! mistake: sign of a term
use candle_core::{D, Result, Tensor};
use ndarray::{Array2, ArrayView2};

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    super::on_the_plane(x, |x| {
        let (x1, x2) = (x.narrow(D::Minus1, 0, 1)?, x.narrow(D::Minus1, 1, 1)?);
        let (half1, half2) = ((0.5 * &x1)?, (0.5 * &x2)?);
        let one = ((x1.cos()? * x2.cos()?)? + (0.5 * (half1.cos()? * half2.cos()?)?)?)?;
        let two = ((0.5 * (half1.sin()? * half2.sin()?)?)? - (x1.sin()? * x2.sin()?)?)?;
        Tensor::cat(&[one, two], D::Minus1)
    })
}
