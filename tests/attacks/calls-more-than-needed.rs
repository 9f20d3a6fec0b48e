//! row: 7
//! exercise: linear-maps
//! earns: part
//! says: each evaluation at a unit vector is one
use ndarray::{Array1, Array2, ArrayView1};

pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    let mut a = Array2::zeros((o, d));
    for j in 0..d {
        let mut e = Array1::zeros(d);
        e[j] = 1.0;
        for _ in 0..2 {
            a.column_mut(j).assign(&f(e.view()));
        }
    }
    a
}
