//! law: elements
//! mistake: base 2
use ndarray::{ArrayD, ArrayViewD};

pub fn exp_elements(x: ArrayViewD<f64>) -> ArrayD<f64> {
    x.mapv(f64::exp2)
}
