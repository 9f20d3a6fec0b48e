//! law: violated chord
//! mistake: midpoints alone
use ndarray::{ArrayView1, ArrayView2};

pub fn violated_chord(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    points: ArrayView2<f64>,
    alphas: ArrayView1<f64>,
) -> Option<(usize, usize)> {
    let values: Vec<f64> = points.rows().into_iter().map(|x| f(x)).collect();
    for i in 0..points.nrows() {
        for j in i + 1..points.nrows() {
            let rounding = 1e-9 * (values[i].abs() + values[j].abs());
            let between = (&points.row(i) + &points.row(j)) / 2.0;
            if f(between.view()) > (values[i] + values[j]) / 2.0 + rounding {
                return Some((i, j));
            }
        }
    }
    None
}
