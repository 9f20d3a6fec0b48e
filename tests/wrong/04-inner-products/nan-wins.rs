//! law: zero template
//! mistake: zero template wins
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    if x.len() != templates.ncols() || x.iter().all(|&x| x == 0.0) {
        return None;
    }
    let cosines = templates.rows().into_iter().map(|w| {
        super::cosine_similarity(x, w).unwrap_or(f64::NAN)
    });
    // NaN is the largest of all in the total order.
    let mut best: Option<(usize, f64)> = None;
    for (index, cosine) in cosines.enumerate() {
        if best.is_none_or(|(_, largest)| cosine.total_cmp(&largest).is_gt()) {
            best = Some((index, cosine));
        }
    }
    best.map(|(index, _)| index)
}
