//! law: evaluations of the search
use ndarray::{ArrayView1, ArrayView2};

pub fn violated_chord(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    points: ArrayView2<f64>,
    alphas: ArrayView1<f64>,
) -> Option<(usize, usize)> {
    for i in 0..points.nrows() {
        for j in i + 1..points.nrows() {
            let rounding = 1e-9 * (f(points.row(i)).abs() + f(points.row(j)).abs());
            for &alpha in &alphas {
                if super::jensen_gap(f, points.row(i), points.row(j), alpha) < -rounding {
                    return Some((i, j));
                }
            }
        }
    }
    None
}
