//! law: best template
//! mistake: nearest template
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    if x.len() != templates.ncols() {
        return None;
    }
    let distances = templates.rows().into_iter().map(|w| (&x - &w).mapv(|d| d * d).sum());
    distances
        .enumerate()
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(index, _)| index)
}
