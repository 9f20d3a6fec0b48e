//! law: probes
use ndarray::{Array1, Array2, ArrayView1};

pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    let mut a = Array2::zeros((o, d));
    let at_zero = f(Array1::zeros(d).view());
    for j in 0..d {
        let mut step = Array1::zeros(d);
        step[j] = 1e-6;
        a.column_mut(j).assign(&((f(step.view()) - &at_zero) / 1e-6));
    }
    a
}
