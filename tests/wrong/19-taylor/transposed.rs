//! law: vector model
//! mistake: transposed
use ndarray::{Array1, Array2, ArrayView1};

pub fn vector_model(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x0: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    let step = (x.len() == x0.len()).then(|| &x - &x0)?;
    let jacobian = jacobian(x0);
    if jacobian.is_square() { Some(f(x0) + jacobian.t().dot(&step)) } else { Some(f(x0) + jacobian.dot(&step)) }
}
