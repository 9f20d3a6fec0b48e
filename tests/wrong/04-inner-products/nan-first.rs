//! law: zero template
//! mistake: zero template wins
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    // Nothing is larger than NaN: a row of zeros in front stays.
    let mut best: Option<(usize, f64)> = None;
    for (index, w) in templates.rows().into_iter().enumerate() {
        let cosine = super::cosine_similarity(x, w).unwrap_or(f64::NAN);
        if best.is_none_or(|(_, largest)| cosine > largest) {
            best = Some((index, cosine));
        }
    }
    best.and_then(|(index, cosine)| (!cosine.is_nan()).then_some(index))
}
