//! law: Adam
//! mistake: plain descent
use candle_core::{Tensor, Var};
use candle_nn::{AdamW, Optimizer, ParamsAdamW, SGD};
use ndarray::{Array3, ArrayView2};

pub fn adam(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    let settings = ParamsAdamW { lr: eta, weight_decay: 0.0, ..ParamsAdamW::default() };
    super::on_the_plane(starts, |starts| {
        let x = Var::from_tensor(&starts)?;
        let mut optimiser = SGD::new(vec![x.clone()], settings.lr)?;
        let mut paths = vec![starts];
        for _ in 0..steps {
            if x.elem_count() > 0 {
                optimiser.backward_step(&super::landscape(&x)?.sum_all()?)?;
            }
            paths.push(x.copy()?);
        }
        Tensor::stack(&paths, 0)
    })
}
