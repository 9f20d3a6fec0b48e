//! law: elements
use ndarray::{ArrayD, ArrayViewD};

pub fn exp_elements(x: ArrayViewD<f64>) -> ArrayD<f64> {
    x.mapv(|x| f64::from((x as f32).exp()))
}
