//! law: not linear
//! mistake: multiples only
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

pub fn matrix_if_linear(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    o: usize,
    d: usize,
    trials: ArrayView2<f64>,
) -> Option<Array2<f64>> {
    let a = super::matrix_of(f, o, d);
    let looks_linear = trials.rows().into_iter().all(|x| {
        let (once, twice) = (f(x), f((2.0 * &x).view()));
        (&twice - 2.0 * &once).iter().zip(&once).all(|(off, one)| off.abs() <= 1e-9 * one.abs())
    });
    looks_linear.then_some(a)
}
