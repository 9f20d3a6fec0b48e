//! Element by element, with the rows' values kept as they are asked for; the gradient as AᵀA x − Aᵀb.
use ndarray::{Array1, ArrayView1, ArrayView2};

pub fn jensen_gap(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    y: ArrayView1<f64>,
    alpha: f64,
) -> f64 {
    let mut between = Array1::zeros(x.len());
    for i in 0..x.len() {
        between[i] = alpha * x[i] + (1.0 - alpha) * y[i];
    }
    alpha * f(x) - f(between.view()) + (1.0 - alpha) * f(y)
}

pub fn violated_chord(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    points: ArrayView2<f64>,
    alphas: ArrayView1<f64>,
) -> Option<(usize, usize)> {
    let mut kept: Vec<Option<f64>> = vec![None; points.nrows()];
    let mut value = |row: usize| *kept[row].get_or_insert_with(|| f(points.row(row)));
    for i in 0..points.nrows() {
        for j in i + 1..points.nrows() {
            for k in 0..alphas.len() {
                let (one, other) = (value(i), value(j));
                // At its ends a chord touches the graph.
                if alphas[k] == 0.0 || alphas[k] == 1.0 {
                    continue;
                }
                let mut between = points.row(i).to_owned();
                for (b, y) in between.iter_mut().zip(points.row(j)) {
                    *b = alphas[k] * *b + (1.0 - alphas[k]) * y;
                }
                let excess = f(between.view()) - alphas[k] * one - (1.0 - alphas[k]) * other;
                if excess > 1e-9 * (one.abs() + other.abs()) {
                    return Some((i, j));
                }
            }
        }
    }
    None
}

pub fn least_squares_gradient(
    a: ArrayView2<f64>,
    b: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    if a.nrows() != b.len() || a.ncols() != x.len() {
        return None;
    }
    let (square, right) = (a.t().dot(&a), a.t().dot(&b));
    Some(square.dot(&x) - right)
}
