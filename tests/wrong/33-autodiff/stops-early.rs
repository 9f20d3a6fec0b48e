//! law: stationary end
//! Long runs are cut short where the steps are small, and small is far too large.
use candle_core::Var;
use candle_nn::{Optimizer, SGD};
use ndarray::{Array2, ArrayView2};

pub fn end_points(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array2<f64>> {
    super::on_the_plane(starts, |starts| {
        let x = Var::from_tensor(&starts)?;
        let mut optimiser = SGD::new(vec![x.clone()], eta)?;
        let mut sum = starts.zeros_like()?;
        for step in 0..steps {
            let mut gradients = super::landscape(&x)?.sum_all()?.backward()?;
            if let Some(gradient) = gradients.get(&x) {
                sum = (gradient + (lambda * sum)?)?;
            }
            let size = sum.sqr()?.sum_all()?.to_scalar::<f64>()?.sqrt();
            if step > 20 && size < 1e-8 {
                break;
            }
            gradients.insert(&x, sum.clone());
            if x.elem_count() > 0 {
                optimiser.step(&gradients)?;
            }
        }
        Ok(x.into_inner())
    })
}
