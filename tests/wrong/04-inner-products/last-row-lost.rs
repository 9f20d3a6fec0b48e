//! law: best template
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for index in 1..templates.nrows() {
        let Some(cosine) = super::cosine_similarity(x, templates.row(index - 1)) else { continue };
        if best.is_none_or(|(_, largest)| cosine > largest) {
            best = Some((index - 1, cosine));
        }
    }
    best.map(|(index, _)| index)
}
