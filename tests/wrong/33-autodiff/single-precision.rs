//! law: values
//! Computed in `f32`, as networks are: seven digits of sixteen.
use candle_core::{D, DType, Result, Tensor};

pub fn landscape(x: &Tensor) -> Result<Tensor> {
    let x = x.to_dtype(DType::F32)?;
    let (x1, x2) = (x.get_on_dim(D::Minus1, 0)?, x.get_on_dim(D::Minus1, 1)?);
    let half = ((0.5 * &x1)?.sin()? * (0.5 * &x2)?.cos()?)?;
    ((x1.sin()? * x2.cos()?)? + half)?.to_dtype(DType::F64)
}
