//! law: first of equals
//! mistake: last of equals
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (index, w) in templates.rows().into_iter().enumerate() {
        let Some(cosine) = super::cosine_similarity(x, w) else { continue };
        if best.is_none_or(|(_, largest)| cosine >= largest) {
            best = Some((index, cosine));
        }
    }
    best.map(|(index, _)| index)
}
