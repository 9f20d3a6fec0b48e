//! law: shifted log-sum-exp
//! mistake: starts too high
use ndarray::ArrayView1;

pub fn log_sum_exp(x: ArrayView1<f64>) -> f64 {
    let largest = x.fold(0.0, |m: f64, x| m.max(*x));
    if largest.is_infinite() {
        return largest;
    }
    largest + (&x - largest).exp().sum().ln()
}
