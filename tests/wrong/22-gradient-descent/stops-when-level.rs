//! law: start
use ndarray::{Array1, Array2, ArrayView1};

pub fn descend(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
) -> Array2<f64> {
    let mut points = x0.to_vec();
    let mut x = x0.to_owned();
    for eta in eta {
        let g = gradient(x.view());
        if g.iter().all(|g| *g == 0.0) {
            break;
        }
        x = &x - *eta * g;
        points.extend(&x);
    }
    let rows = points.len().checked_div(x0.len()).unwrap_or(eta.len() + 1);
    Array2::from_shape_vec((rows, x0.len()), points).unwrap()
}
