//! Four sums side by side, as BLAS does; hypot; a fold over rows; the arc tangent of two lengths.
use ndarray::{ArrayView1, ArrayView2, Axis};

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    let (x, y) = (x.to_vec(), y.to_vec());
    let mut sums = [0.0; 4];
    for (x, y) in x.chunks(4).zip(y.chunks(4)) {
        for ((sum, x), y) in sums.iter_mut().zip(x).zip(y) {
            *sum = x.mul_add(*y, *sum);
        }
    }
    Some((sums[0] + sums[2]) + (sums[1] + sums[3]))
}

fn norm(x: ArrayView1<f64>) -> f64 {
    x.fold(0.0, |norm: f64, x| norm.hypot(*x))
}

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let (long_x, long_y) = (norm(x), norm(y));
    if x.len() != y.len() || long_x == 0.0 || long_y == 0.0 {
        return None;
    }
    let cosine: f64 = x.iter().zip(y).map(|(x, y)| (x / long_x) * (y / long_y)).sum();
    Some(cosine.min(1.0).max(-1.0))
}

pub fn angle(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let cosine = cosine_similarity(x, y)?;
    Some(((1.0 - cosine) * (1.0 + cosine)).sqrt().atan2(cosine))
}

pub fn best_template(x: ArrayView1<f64>, templates: ArrayView2<f64>) -> Option<usize> {
    let rows = templates.axis_iter(Axis(0)).enumerate().rev();
    let scores = rows.filter_map(|(row, w)| Some((row, cosine_similarity(x, w)?)));
    scores.max_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(row, _)| row)
}
