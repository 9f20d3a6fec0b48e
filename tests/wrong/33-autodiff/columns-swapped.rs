//! law: values
//! mistake: columns swapped
use candle_core::{D, Result, Tensor};

pub fn landscape(x: &Tensor) -> Result<Tensor> {
    let (x1, x2) = (x.get_on_dim(D::Minus1, 0)?, x.get_on_dim(D::Minus1, 1)?);
    ((x2.sin()? * x1.cos()?)? + ((0.5 * x2)?.sin()? * (0.5 * x1)?.cos()?)?)?.contiguous()
}
