//! law: partial
//! mistake: counted from 1
use ndarray::ArrayView1;

pub fn partial(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    i: usize,
    h: f64,
) -> Option<f64> {
    if i >= x.len() {
        return None;
    }
    let along = |step: f64| {
        let mut moved = x.to_owned();
        moved[i.max(1) - 1] += step;
        f(moved.view())
    };
    Some((along(h) - along(-h)) / (2.0 * h))
}
