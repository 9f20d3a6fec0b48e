//! law: values
//! mistake: columns swapped
use ndarray::{Array1, ArrayView2};

pub fn values(x: ArrayView2<f64>) -> Option<Array1<f64>> {
    let value = |a: f64, b: f64| a.cos() * b.sin() + (0.5 * a).cos() * (0.5 * b).sin();
    (x.ncols() == 2).then(|| x.rows().into_iter().map(|x| value(x[0], x[1])).collect())
}
