//! law: violated chord
use ndarray::{ArrayView1, ArrayView2};

pub fn violated_chord(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    points: ArrayView2<f64>,
    alphas: ArrayView1<f64>,
) -> Option<(usize, usize)> {
    let values: Vec<f64> = points.rows().into_iter().map(f).collect();
    for i in 0..points.nrows() {
        for j in i + 1..points.nrows() {
            for &alpha in &alphas {
                let between = alpha * &points.row(i) + (1.0 - alpha) * &points.row(j);
                let chord = alpha * values[i] + (1.0 - alpha) * values[j];
                if f(between.view()) > chord + 1e-9 {
                    return Some((i, j));
                }
            }
        }
    }
    None
}
