//! law: probes
use ndarray::{Array1, Array2, ArrayView1};

pub fn jacobian(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    o: usize,
    h: f64,
) -> Option<Array2<f64>> {
    if h.is_nan() || h <= 0.0 {
        return None;
    }
    Some(Array2::from_shape_fn((o, x.len()), |(i, j)| {
        let at = |step: f64| {
            let mut moved = x.to_owned();
            moved[j] += step;
            f(moved.view())[i]
        };
        (at(h) - at(-h)) / (2.0 * h)
    }))
}
