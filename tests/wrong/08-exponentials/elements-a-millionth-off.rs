//! law: elements
use ndarray::{ArrayD, ArrayViewD};

pub fn exp_elements(x: ArrayViewD<f64>) -> ArrayD<f64> {
    x.mapv(|x| x.exp() * (1.0 + 1e-6))
}
