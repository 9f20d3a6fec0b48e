//! law: not linear
//! mistake: accepts an affine map
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

fn looks_linear(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    a: &Array2<f64>,
    trials: ArrayView2<f64>,
) -> bool {
    trials.rows().into_iter().all(|x| {
        let forgiven = 1e-9 * a.mapv(f64::abs).dot(&x.mapv(f64::abs));
        let off = (f(x) - a.dot(&x)).mapv(f64::abs);
        off.iter().zip(&forgiven).all(|(off, forgiven)| off <= forgiven)
    })
}

pub fn matrix_if_linear(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    o: usize,
    d: usize,
    trials: ArrayView2<f64>,
) -> Option<Array2<f64>> {
    let origin = f(Array1::zeros(d).view());
    let moved = |x: ArrayView1<f64>| f(x) - &origin;
    let a = super::matrix_of(&moved, o, d);
    looks_linear(&moved, &a, trials).then_some(a)
}
