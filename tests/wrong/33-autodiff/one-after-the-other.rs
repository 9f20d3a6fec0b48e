//! law: descent
//! mistake: one coordinate after the other
use candle_core::Tensor;
use ndarray::{Array3, ArrayView2};

pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    super::on_the_plane(starts, |starts| {
        let mut x = starts.clone();
        let mut paths = vec![starts];
        for _ in 0..steps {
            for k in 0..2 {
                let along = Tensor::new(&[[f64::from(k == 0), f64::from(k == 1)]], x.device())?;
                x = (&x - (eta * super::gradient(&x)?.broadcast_mul(&along)?)?)?;
            }
            paths.push(x.clone());
        }
        Tensor::stack(&paths, 0)
    })
}
