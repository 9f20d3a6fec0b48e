//! law: best template
use ndarray::{ArrayView1, ArrayView2};

// A tolerance where none is needed: a template that is only a little better does not win.
pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (index, w) in templates.rows().into_iter().enumerate() {
        let Some(cosine) = super::cosine_similarity(x, w) else { continue };
        if best.is_none_or(|(_, largest)| cosine > largest + 1e-6) {
            best = Some((index, cosine));
        }
    }
    best.map(|(index, _)| index)
}
