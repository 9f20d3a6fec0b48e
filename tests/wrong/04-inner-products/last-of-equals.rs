//! law: first of equals
//! mistake: last of equals
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let cosines = templates.rows().into_iter().map(|w| super::cosine_similarity(x, w)).enumerate();
    cosines
        .filter_map(|(index, cosine)| Some((index, cosine?)))
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(index, _)| index)
}
