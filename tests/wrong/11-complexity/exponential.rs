//! law: exponent
//! mistake: logarithm of the costs alone
use ndarray::{Array1, ArrayView1};

fn slope(x: &Array1<f64>, y: &Array1<f64>) -> f64 {
    let (x, y) = (x - x.mean().unwrap(), y - y.mean().unwrap());
    x.dot(&y) / x.dot(&x)
}

pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    if sizes.len() != costs.len()
        || sizes.iter().chain(&costs).any(|x| !(*x > 0.0 && x.is_finite()))
        || sizes.iter().all(|&n| n == sizes[0])
    {
        return None;
    }
    Some(slope(&sizes.to_owned(), &costs.mapv(f64::ln)))
}
