//! law: x itself
//! mistake: worst template
use ndarray::{ArrayView1, ArrayView2};

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let angles = templates.rows().into_iter().map(|w| super::angle(x, w)).enumerate();
    angles
        .filter_map(|(index, angle)| Some((index, angle?)))
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(index, _)| index)
}
