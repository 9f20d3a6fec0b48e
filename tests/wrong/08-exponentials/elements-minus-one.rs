//! law: elements
//! mistake: minus one
use ndarray::{ArrayD, ArrayViewD};

pub fn exp_elements(x: ArrayViewD<f64>) -> ArrayD<f64> {
    x.mapv(f64::exp_m1)
}
