//! law: same space
use ndarray::ArrayView1;

pub fn directional_derivative(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    v: ArrayView1<f64>,
    h: f64,
) -> Option<f64> {
    let along = |step: f64| {
        let mut moved = x.to_owned();
        moved.iter_mut().zip(&v).for_each(|(x, v)| *x += step * v);
        f(moved.view())
    };
    Some((along(h) - along(-h)) / (2.0 * h))
}
