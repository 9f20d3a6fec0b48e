//! law: best template
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    // Stops at the first row on the right side.
    templates.rows().into_iter().position(|w| super::cosine_similarity(x, w) > Some(0.0))
}
