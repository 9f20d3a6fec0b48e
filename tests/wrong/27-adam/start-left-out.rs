//! law: Adam
use ndarray::{Array1, Array2, ArrayView1};

pub fn adam(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: f64,
    betas: (f64, f64),
    epsilon: f64,
    steps: usize,
) -> Array2<f64> {
    let (beta1, beta2) = betas;
    let mut trajectory = Array2::zeros((steps + 1, x0.len()));
    trajectory.row_mut(0).assign(&x0);
    let mut x = x0.to_owned();
    let mut m = Array1::<f64>::zeros(x0.len());
    let mut v = Array1::<f64>::zeros(x0.len());
    for t in 1..=steps {
        let g = gradient(x.view());
        m = beta1 * &m + (1.0 - beta1) * &g;
        v = beta2 * &v + (1.0 - beta2) * &g * &g;
        let m_hat = &m / (1.0 - beta1.powi(t as i32));
        let v_hat = &v / (1.0 - beta2.powi(t as i32));
        let step = m_hat / (v_hat.mapv(f64::sqrt) + epsilon);
        x = &x - &(eta * step);
        trajectory.row_mut(t).assign(&x);
    }
    trajectory.slice_move(ndarray::s![1.., ..])
}
