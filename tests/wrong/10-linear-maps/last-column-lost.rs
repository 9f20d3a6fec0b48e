//! law: columns
use ndarray::{Array1, Array2, ArrayView1};

pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    let mut a = Array2::zeros((o, d));
    for j in 1..d {
        let mut unit = Array1::zeros(d);
        unit[j - 1] = 1.0;
        a.column_mut(j - 1).assign(&f(unit.view()));
    }
    a
}
