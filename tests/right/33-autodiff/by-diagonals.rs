//! By u = x₁ + x₂ and v = x₁ − x₂, in which f is a sum of two functions of one variable; derived without a sum, since
//! `backward` begins with ones at every value.
use candle_core::{D, Error, Result, Tensor, Var};

pub fn landscape(x: &Tensor) -> Result<Tensor> {
    let (x1, x2) = (x.get_on_dim(D::Minus1, 0)?, x.get_on_dim(D::Minus1, 1)?);
    let phi = |t: Tensor| 0.5 * (t.sin()? + (0.5 * &t)?.sin()?)?;
    phi((&x1 + &x2)?)? + phi((x1 - x2)?)?
}

pub fn gradient(x: &Tensor) -> Result<Tensor> {
    let x = Var::from_tensor(x)?;
    let gradients = landscape(&x)?.backward()?;
    gradients.get(&x).cloned().ok_or_else(|| Error::Msg("no gradient".into()))
}
