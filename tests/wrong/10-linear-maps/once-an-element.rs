//! law: probes
use ndarray::{Array1, Array2, ArrayView1};

pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    Array2::from_shape_fn((o, d), |(i, j)| {
        let mut unit = Array1::zeros(d);
        unit[j] = 1.0;
        f(unit.view())[i]
    })
}
