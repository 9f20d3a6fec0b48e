//! The angle first, from the sides of a triangle of unit vectors (W. Kahan); the cosine is its cosine.
use ndarray::{Array1, ArrayView1, ArrayView2};

fn norm(x: ArrayView1<f64>) -> f64 {
    x.fold(0.0, |norm: f64, x| norm.hypot(*x))
}

fn unit(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    match norm(x) {
        0.0 => None,
        norm => Some(x.mapv(|x| x / norm)),
    }
}

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    Some(x.iter().zip(y).fold(0.0, |sum, (x, y)| x.mul_add(*y, sum)))
}

pub fn angle(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    let (u, v) = (unit(x)?, unit(y)?);
    Some(2.0 * norm((&u - &v).view()).atan2(norm((&u + &v).view())))
}

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    angle(x, y).map(f64::cos)
}

// The smallest angle.
pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    templates
        .rows()
        .into_iter()
        .enumerate()
        .filter_map(|(index, w)| Some((index, angle(x, w)?)))
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(index, _)| index)
}
