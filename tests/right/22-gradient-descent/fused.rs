//! Fused multiply-adds; the points as one list of numbers.
use ndarray::{Array1, Array2, ArrayView1};

pub fn descent_step(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    eta: f64,
) -> Array1<f64> {
    x.iter().zip(gradient(x)).map(|(x, g)| g.mul_add(-eta, *x)).collect()
}

pub fn descend(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
) -> Array2<f64> {
    let mut x = x0.to_vec();
    let mut all = x.clone();
    for eta in eta {
        let g = gradient(ArrayView1::from(&x));
        for (x, g) in x.iter_mut().zip(&g) {
            *x = g.mul_add(-eta, *x);
        }
        all.extend(&x);
    }
    Array2::from_shape_vec((eta.len() + 1, x0.len()), all).unwrap()
}
