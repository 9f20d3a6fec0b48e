//! law: no candidate
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let mut rows: Vec<(usize, f64)> = templates
        .rows()
        .into_iter()
        .enumerate()
        .filter_map(|(index, w)| Some((index, super::cosine_similarity(x, w)?)))
        .collect();
    rows.sort_by(|one, other| other.1.total_cmp(&one.1));
    Some(rows[0].0)
}
