//! The points moved to their mean before the Gram matrix; sums by halves.
use ndarray::{Array2, ArrayView1, ArrayView2, Axis, s};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    match x.len() {
        0 => 0.0,
        1 => x[0],
        n => {
            sum_by_inner_product(x.slice(s![..n / 2])) + sum_by_inner_product(x.slice(s![n / 2..]))
        }
    }
}

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.shape() != y.shape() {
        return None;
    }
    let difference = &y - &x;
    Some(difference.dot(&difference))
}

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let n = x.nrows();
    let Some(mean) = x.mean_axis(Axis(0)) else { return Array2::zeros((0, 0)) };
    let x = &x - &mean;
    let gram = x.dot(&x.t());
    Array2::from_shape_fn((n, n), |(i, j)| {
        if i == j { 0.0 } else { f64::max(gram[[i, i]] - 2.0 * gram[[i, j]] + gram[[j, j]], 0.0) }
    })
}
