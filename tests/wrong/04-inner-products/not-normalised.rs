//! law: positive scale
//! mistake: not normalised
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    super::inner_product(x, y)
}
