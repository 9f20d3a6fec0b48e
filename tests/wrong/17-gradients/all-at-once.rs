//! law: partial
//! mistake: all elements at once
use ndarray::ArrayView1;

pub fn partial(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    i: usize,
    h: f64,
) -> Option<f64> {
    (i < x.len()).then(|| (f((&x + h).view()) - f((&x - h).view())) / (2.0 * h))
}
