//! law: same space
//! mistake: cut to the shorter
use ndarray::ArrayView1;

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // Asks whether y is too short, and not whether it is too long.
    (x.len() <= y.len()).then(|| x.iter().enumerate().map(|(i, x)| x * y[i]).sum())
}
