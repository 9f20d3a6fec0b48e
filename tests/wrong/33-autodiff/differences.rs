//! law: gradients
//! Central differences of the values, where the derivative is asked for.
use candle_core::{Result, Tensor};
use ndarray::{Array2, ArrayView2};

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    super::on_the_plane(x, |x| {
        let h = 1e-5;
        let slope = |k: usize| -> Result<Tensor> {
            let along = Tensor::new(&[[f64::from(k == 0) * h, f64::from(k == 1) * h]], x.device())?;
            let (above, below) = (x.broadcast_add(&along)?, x.broadcast_sub(&along)?);
            (super::landscape(&above)? - super::landscape(&below)?)? / (2.0 * h)
        };
        Tensor::stack(&[slope(0)?, slope(1)?], 1)
    })
}
