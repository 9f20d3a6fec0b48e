//! The state in a struct of its own, a step at a time.
use ndarray::{Array1, Array2, ArrayView1};

struct Adam {
    betas: (f64, f64),
    epsilon: f64,
    t: i32,
    m: Array1<f64>,
    v: Array1<f64>,
}

impl Adam {
    fn direction(&mut self, g: &Array1<f64>) -> Array1<f64> {
        let (beta1, beta2) = self.betas;
        self.t += 1;
        self.m.zip_mut_with(g, |m, g| *m = g.mul_add(1.0 - beta1, beta1 * *m));
        self.v.zip_mut_with(g, |v, g| *v = (g * g).mul_add(1.0 - beta2, beta2 * *v));
        let (first, second) = (1.0 - beta1.powi(self.t), 1.0 - beta2.powi(self.t));
        let epsilon = self.epsilon;
        self.m.iter().zip(&self.v).map(|(m, v)| m / first / ((v / second).sqrt() + epsilon)).collect()
    }
}

pub fn adam(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: f64,
    betas: (f64, f64),
    epsilon: f64,
    steps: usize,
) -> Array2<f64> {
    let d = x0.len();
    let mut state = Adam { betas, epsilon, t: 0, m: Array1::zeros(d), v: Array1::zeros(d) };
    let mut path = Array2::zeros((steps + 1, d));
    path.row_mut(0).assign(&x0);
    for t in 0..steps {
        let direction = state.direction(&gradient(path.row(t)));
        let next = &path.row(t) - &(eta * direction);
        path.row_mut(t + 1).assign(&next);
    }
    path
}

pub fn state_bytes(method: &str, parameters: usize, bytes_per_number: usize) -> Option<usize> {
    let kept: &[&str] = match method {
        "gradient descent" => &[],
        "momentum" => &["g"],
        "adam" | "adamw" => &["m", "v"],
        _ => return None,
    };
    Some(kept.iter().map(|_| parameters * bytes_per_number).sum())
}
