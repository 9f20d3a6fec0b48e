//! law: infinite exponents
//! mistake: ∞ - ∞
use ndarray::ArrayView1;

pub fn log_sum_exp(x: ArrayView1<f64>) -> f64 {
    let largest = x.fold(f64::NEG_INFINITY, |m, x| m.max(*x));
    largest + (&x - largest).exp().sum().ln()
}
