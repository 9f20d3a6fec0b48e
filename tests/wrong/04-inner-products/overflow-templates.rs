//! law: templates of any scale
//! mistake: overflow
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (index, w) in templates.rows().into_iter().enumerate() {
        if super::cosine_similarity(x, w).is_none() {
            continue;
        }
        let score = x.dot(&w) / w.dot(&w).sqrt();
        if best.is_none_or(|(_, largest)| score > largest) {
            best = Some((index, score));
        }
    }
    best.map(|(index, _)| index)
}
