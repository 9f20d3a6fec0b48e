//! law: violated chord
//! mistake: neighbouring rows alone
use ndarray::{ArrayView1, ArrayView2};

pub fn violated_chord(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    points: ArrayView2<f64>,
    alphas: ArrayView1<f64>,
) -> Option<(usize, usize)> {
    let values: Vec<f64> = points.rows().into_iter().map(|x| f(x)).collect();
    for i in 1..points.nrows() {
        let rounding = 1e-9 * (values[i - 1].abs() + values[i].abs());
        for &alpha in &alphas {
            let between = alpha * &points.row(i - 1) + (1.0 - alpha) * &points.row(i);
            if f(between.view()) > alpha * values[i - 1] + (1.0 - alpha) * values[i] + rounding {
                return Some((i - 1, i));
            }
        }
    }
    None
}
