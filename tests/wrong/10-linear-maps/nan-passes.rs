//! law: not linear
//! mistake: NaN passes
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

pub fn matrix_if_linear(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    o: usize,
    d: usize,
    trials: ArrayView2<f64>,
) -> Option<Array2<f64>> {
    let a = super::matrix_of(f, o, d);
    for x in trials.rows() {
        let off = (f(x) - a.dot(&x)).mapv(f64::abs);
        let forgiven = 1e-9 * a.mapv(f64::abs).dot(&x.mapv(f64::abs));
        if off.iter().zip(&forgiven).any(|(off, forgiven)| off > forgiven) {
            return None;
        }
    }
    Some(a)
}
