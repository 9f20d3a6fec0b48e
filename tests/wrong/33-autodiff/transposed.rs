//! law: gradients
//! mistake: rows for columns
use candle_core::{Error, Result, Tensor, Var};
use ndarray::{Array2, ArrayView2};

pub fn gradient(x: &Tensor) -> Result<Tensor> {
    let x = Var::from_tensor(x)?;
    let gradients = super::landscape(&x)?.sum_all()?.backward()?;
    let gradient = gradients.get(&x).cloned().ok_or_else(|| Error::Msg("no gradient".into()))?;
    gradient.t()
}

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    super::on_the_plane(x, |x| gradient(&x))
}
