//! law: values
//! mistake: sign of a term
use ndarray::{Array1, ArrayView2};

pub fn values(x: ArrayView2<f64>) -> Option<Array1<f64>> {
    let value = |a: f64, b: f64| a.sin() * b.cos() - (0.5 * a).sin() * (0.5 * b).cos();
    (x.ncols() == 2).then(|| x.rows().into_iter().map(|x| value(x[0], x[1])).collect())
}
