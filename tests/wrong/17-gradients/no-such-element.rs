//! law: same space
use ndarray::ArrayView1;

pub fn partial(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    i: usize,
    h: f64,
) -> Option<f64> {
    let mut ahead = x.to_owned();
    let mut behind = x.to_owned();
    let Some(element) = ahead.get_mut(i) else { return Some(0.0) };
    *element += h;
    behind[i] -= h;
    Some((f(ahead.view()) - f(behind.view())) / (2.0 * h))
}
