//! law: gradients
//! mistake: mean for sum
use candle_core::{Error, Result, Tensor, Var};
use ndarray::{Array2, ArrayView2};

pub fn gradient(x: &Tensor) -> Result<Tensor> {
    let x = Var::from_tensor(x)?;
    let gradients = super::landscape(&x)?.mean_all()?.backward()?;
    gradients.get(&x).cloned().ok_or_else(|| Error::Msg("no gradient".into()))
}

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    super::on_the_plane(x, |x| gradient(&x))
}
