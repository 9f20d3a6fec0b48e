//! In PyTorch's order: decay first, averages in place, and the corrections folded into the step.
use ndarray::{Array1, Array2, ArrayView1};

pub fn adam(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: f64,
    betas: (f64, f64),
    epsilon: f64,
    steps: usize,
) -> Array2<f64> {
    super::adamw(gradient, x0, eta, betas, epsilon, 0.0, steps)
}

pub fn adamw(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: f64,
    betas: (f64, f64),
    epsilon: f64,
    weight_decay: f64,
    steps: usize,
) -> Array2<f64> {
    let (beta1, beta2) = betas;
    let d = x0.len();
    let (mut x, mut m, mut v) = (x0.to_vec(), vec![0.0; d], vec![0.0_f64; d]);
    let mut points = x.clone();
    for t in 1..=steps {
        let g = gradient(ArrayView1::from(&x));
        let first = 1.0 - beta1.powf(t as f64);
        let root = (1.0 - beta2.powf(t as f64)).sqrt();
        for i in 0..d {
            x[i] *= 1.0 - eta * weight_decay;
            m[i] += (1.0 - beta1) * (g[i] - m[i]);
            v[i] = v[i] * beta2 + (1.0 - beta2) * g[i] * g[i];
            x[i] -= eta / first * (m[i] / (v[i].sqrt() / root + epsilon));
        }
        points.extend(&x);
    }
    Array2::from_shape_vec((steps + 1, d), points).expect("a row a step")
}
