//! The composition is probed as one function; elements are set one by one.
use ndarray::{Array1, Array2, ArrayView1};

pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    let mut a = Array2::zeros((o, d));
    for j in (0..d).rev() {
        let mut unit = Array1::zeros(d);
        unit[j] = 1.0;
        let column = f(unit.view());
        for i in 0..o {
            a[[i, j]] = column[i];
        }
    }
    a
}

pub fn composition_matrix(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    o: usize,
    m: usize,
    d: usize,
) -> Array2<f64> {
    let _ = m;
    matrix_of(&|x: ArrayView1<f64>| f(g(x).view()), o, d)
}
