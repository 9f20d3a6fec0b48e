//! Weighted sums and the sums of their weights in place of averages and corrections.
use ndarray::{Array1, Array2, ArrayView1};

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
    let mut path = vec![x0.to_owned()];
    let (mut m, mut v) = (Array1::<f64>::zeros(x0.len()), Array1::<f64>::zeros(x0.len()));
    let (mut first, mut second) = (0.0, 0.0);
    for t in 0..steps {
        let x = &path[t];
        let g = gradient(x.view());
        m = m * beta1 + &g;
        v = v * beta2 + g.mapv(|g| g * g);
        first = first * beta1 + 1.0;
        second = second * beta2 + 1.0;
        let divisor = (&v / second).mapv(f64::sqrt) + epsilon;
        let step = &m / first / divisor + weight_decay * x;
        let next = x - eta * step;
        path.push(next);
    }
    Array2::from_shape_fn((steps + 1, x0.len()), |(t, i)| path[t][i])
}
