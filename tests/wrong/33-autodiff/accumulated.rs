//! law: descent
//! mistake: gradients accumulated
//! One store for all steps, which adds to what it holds.
use candle_core::{Tensor, Var};
use candle_nn::{Optimizer, SGD};
use ndarray::{Array3, ArrayView2};

pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    super::on_the_plane(starts, |starts| {
        let x = Var::from_tensor(&starts)?;
        let mut optimiser = SGD::new(vec![x.clone()], eta)?;
        let mut gradients = super::landscape(&x.detach())?.sum_all()?.backward()?;
        let mut paths = vec![starts];
        for _ in 0..steps {
            gradients.extend(super::landscape(&x)?.sum_all()?.backward()?)?;
            if x.elem_count() > 0 {
                optimiser.step(&gradients)?;
            }
            paths.push(x.copy()?);
        }
        Tensor::stack(&paths, 0)
    })
}
