//! Divides by the step that was really taken, after rounding; the columns are the rows of Jᵀ first.
use ndarray::{Array1, Array2, ArrayView1};

pub fn jacobian(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    o: usize,
    h: f64,
) -> Option<Array2<f64>> {
    if h <= 0.0 || h.is_nan() {
        return None;
    }
    let mut rows = Vec::with_capacity(x.len() * o);
    for j in 0..x.len() {
        let (mut right, mut left) = (x.to_owned(), x.to_owned());
        right[j] += h;
        left[j] -= h;
        let step = right[j] - left[j];
        rows.extend((f(right.view()) - f(left.view())) / step);
    }
    Some(Array2::from_shape_vec((x.len(), o), rows).unwrap().reversed_axes())
}

pub fn gradient_of_composition(
    gradient_f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian_g: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    let (outer, inner) = (gradient_f(g(x).view()), jacobian_g(x));
    (outer.len() == inner.nrows()).then(|| outer.dot(&inner))
}
