//! law: shifted log-sum-exp
//! mistake: overflow
use ndarray::ArrayView1;

pub fn log_sum_exp(x: ArrayView1<f64>) -> f64 {
    x.exp().sum().ln()
}
