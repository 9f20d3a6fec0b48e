//! law: descent
//! mistake: every row the last
//! Clones of a tensor share its memory, and `SGD` writes into that of x.
use candle_core::{Tensor, Var};
use candle_nn::{Optimizer, SGD};
use ndarray::{Array3, ArrayView2};

pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    super::on_the_plane(starts, |starts| {
        let x = Var::from_tensor(&starts)?;
        let mut optimiser = SGD::new(vec![x.clone()], eta)?;
        let mut paths = vec![x.as_tensor().clone()];
        for _ in 0..steps {
            if x.elem_count() > 0 {
                optimiser.backward_step(&super::landscape(&x)?.sum_all()?)?;
            }
            paths.push(x.as_tensor().clone());
        }
        Tensor::stack(&paths, 0)
    })
}
