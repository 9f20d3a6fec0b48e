//! law: gradients
//! mistake: one half forgotten
use candle_core::{Error, Result, Tensor, Var};
use ndarray::{Array2, ArrayView2};

pub fn gradient(x: &Tensor) -> Result<Tensor> {
    let x = Var::from_tensor(x)?;
    let product = |x: &Tensor| {
        let (x1, x2) = (x.get_on_dim(1, 0)?, x.get_on_dim(1, 1)?);
        x1.sin()? * x2.cos()?
    };
    let gradients = (1.5 * product(&x)?)?.sum_all()?.backward()?;
    gradients.get(&x).cloned().ok_or_else(|| Error::Msg("no gradient".into()))
}

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    super::on_the_plane(x, |x| gradient(&x))
}
