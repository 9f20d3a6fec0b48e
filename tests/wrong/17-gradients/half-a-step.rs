//! law: evaluations
use ndarray::{Array1, ArrayView1};

pub fn partial(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    i: usize,
    h: f64,
) -> Option<f64> {
    if i >= x.len() {
        return None;
    }
    let (mut left, mut right) = (x.to_owned(), x.to_owned());
    left[i] -= h / 2.0;
    right[i] += h / 2.0;
    Some((f(right.view()) - f(left.view())) / h)
}

pub fn gradient(f: &dyn Fn(ArrayView1<f64>) -> f64, x: ArrayView1<f64>, h: f64) -> Array1<f64> {
    (0..x.len()).filter_map(|i| partial(f, x, i, h)).collect()
}
