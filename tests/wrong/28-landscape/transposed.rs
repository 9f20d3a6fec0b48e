//! law: gradients
//! mistake: rows for columns
use ndarray::{Array2, ArrayView2, Axis, stack};

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != 2 {
        return None;
    }
    let (a, b) = (x.column(0), x.column(1));
    let product = |f: fn(f64) -> f64, factor: f64| (factor * &a).mapv(f) * (factor * &b).mapv(f);
    Some(stack![
        Axis(0),
        product(f64::cos, 1.0) + 0.5 * product(f64::cos, 0.5),
        -product(f64::sin, 1.0) - 0.5 * product(f64::sin, 0.5)
    ])
}
