//! law: values
//! mistake: sign of a term
use candle_core::{D, Result, Tensor};

pub fn landscape(x: &Tensor) -> Result<Tensor> {
    let (x1, x2) = (x.get_on_dim(D::Minus1, 0)?, x.get_on_dim(D::Minus1, 1)?);
    (x1.sin()? * x2.cos()?)? - ((0.5 * x1)?.sin()? * (0.5 * x2)?.cos()?)?
}
