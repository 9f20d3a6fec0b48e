//! law: log-sum-exp
//! mistake: logarithm missing
use ndarray::ArrayView1;

pub fn log_sum_exp(x: ArrayView1<f64>) -> f64 {
    x.exp().sum()
}
