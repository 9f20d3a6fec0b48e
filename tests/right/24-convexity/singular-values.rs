//! The pseudo-inverse by singular values, and a search without loops.
use ndarray::{Array1, ArrayView1, ArrayView2};
use ndarray_linalg::SVD;

pub fn violated_chord(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    points: ArrayView2<f64>,
    alphas: ArrayView1<f64>,
) -> Option<(usize, usize)> {
    let n = points.nrows();
    let at: Vec<f64> = points.outer_iter().map(|x| f(x)).collect();
    (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))).find(|&(i, j)| {
        alphas.iter().any(|&alpha| {
            let between = &points.row(j) + &(alpha * (&points.row(i) - &points.row(j)));
            let below = at[j] + alpha * (at[i] - at[j]);
            f(between.view()) - below > 1e-9 * (at[i].abs() + at[j].abs())
        })
    })
}

pub fn least_squares(a: ArrayView2<f64>, b: ArrayView1<f64>) -> Option<Array1<f64>> {
    let (n, d) = a.dim();
    if d == 0 || n < d || n != b.len() || !a.iter().chain(b.iter()).all(|e| e.is_finite()) {
        return None;
    }
    let (u, sigma, vt) = a.as_standard_layout().into_owned().svd(true, true).ok()?;
    let (u, vt) = (u?, vt?);
    if !(sigma[d - 1] > 1e-12 * sigma[0]) {
        return None;
    }
    let along: Array1<f64> = (0..d).map(|k| u.column(k).dot(&b) / sigma[k]).collect();
    Some(vt.t().dot(&along))
}
