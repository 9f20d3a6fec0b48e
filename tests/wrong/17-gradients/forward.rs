//! law: gradient
//! mistake: forward differences
use ndarray::{Array1, ArrayView1};

pub fn gradient(f: &dyn Fn(ArrayView1<f64>) -> f64, x: ArrayView1<f64>, h: f64) -> Array1<f64> {
    let here = f(x);
    (0..x.len())
        .map(|i| {
            let mut moved = x.to_owned();
            moved[i] += h;
            (f(moved.view()) - here) / h
        })
        .collect()
}
