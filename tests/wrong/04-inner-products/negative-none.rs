//! law: best template
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    // The search begins at 0, and a template with a negative cosine never wins.
    let mut best = None;
    let mut largest = 0.0;
    for (index, w) in templates.rows().into_iter().enumerate() {
        let Some(cosine) = super::cosine_similarity(x, w) else { continue };
        if cosine > largest {
            best = Some(index);
            largest = cosine;
        }
    }
    best
}
