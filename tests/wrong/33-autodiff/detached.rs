//! law: gradients
//! mistake: detached
use candle_core::{Error, Result, Tensor, Var};
use ndarray::{Array2, ArrayView2};

pub fn gradient(x: &Tensor) -> Result<Tensor> {
    let x = Var::from_tensor(x)?;
    let gradients = super::landscape(&x.detach())?.sum_all()?.backward()?;
    match gradients.get(&x) {
        Some(gradient) => Ok(gradient.clone()),
        None => x.zeros_like(),
    }
}

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    super::on_the_plane(x, |x| gradient(&x))
}
