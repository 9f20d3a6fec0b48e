//! law: zero template
//! mistake: zero template wins
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let cosines: Vec<f64> =
        templates.rows().into_iter().filter_map(|w| super::cosine_similarity(x, w)).collect();
    let mut best = None;
    for (index, cosine) in cosines.iter().enumerate() {
        if best.is_none_or(|best: usize| *cosine > cosines[best]) {
            best = Some(index);
        }
    }
    best
}
