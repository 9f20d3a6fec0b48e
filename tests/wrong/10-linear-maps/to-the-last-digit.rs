//! law: linear
//! mistake: no rounding forgiven
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

pub fn matrix_if_linear(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    o: usize,
    d: usize,
    trials: ArrayView2<f64>,
) -> Option<Array2<f64>> {
    let a = super::matrix_of(f, o, d);
    let looks_linear = trials.rows().into_iter().all(|x| { f(x) == a.dot(&x) });
    looks_linear.then_some(a)
}
