//! law: gradients
//! mistake: columns swapped
use candle_core::{Error, Result, Tensor, Var};
use ndarray::{Array2, ArrayView2};

pub fn gradient(x: &Tensor) -> Result<Tensor> {
    let x = Var::from_tensor(x)?;
    let gradients = super::landscape(&x)?.sum_all()?.backward()?;
    let gradient = gradients.get(&x).cloned().ok_or_else(|| Error::Msg("no gradient".into()))?;
    Tensor::stack(&[gradient.get_on_dim(1, 1)?, gradient.get_on_dim(1, 0)?], 1)
}

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    super::on_the_plane(x, |x| gradient(&x))
}
