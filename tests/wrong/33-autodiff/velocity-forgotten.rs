//! law: momentum
//! mistake: velocity forgotten
use candle_core::{Tensor, Var};
use candle_nn::{Optimizer, SGD};
use ndarray::{Array3, ArrayView2};

pub fn descend_with_momentum(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array3<f64>> {
    super::on_the_plane(starts, |starts| {
        let x = Var::from_tensor(&starts)?;
        let mut optimiser = SGD::new(vec![x.clone()], eta)?;
        let mut sum = starts.zeros_like()?;
        let mut paths = vec![starts];
        for _ in 0..steps {
            let mut gradients = super::landscape(&x)?.sum_all()?.backward()?;
            if let Some(gradient) = gradients.get(&x) {
                sum = (gradient + (lambda * sum.zeros_like()?)?)?;
            }
            gradients.insert(&x, sum.clone());
            if x.elem_count() > 0 {
                optimiser.step(&gradients)?;
            }
            paths.push(x.copy()?);
        }
        Tensor::stack(&paths, 0)
    })
}
