//! law: no candidate
//! mistake: no candidate
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let mut best = 0;
    let mut largest = f64::NEG_INFINITY;
    for (index, w) in templates.rows().into_iter().enumerate() {
        let Some(cosine) = super::cosine_similarity(x, w) else { continue };
        if cosine > largest {
            best = index;
            largest = cosine;
        }
    }
    Some(best)
}
