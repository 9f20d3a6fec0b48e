//! Differences, squared and summed in plain loops: no Gram matrix, and nothing cancels.
use ndarray::{Array2, ArrayView1, ArrayView2};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    let mut sum = 0.0;
    for x in x.iter().rev() {
        sum += x * 1.0;
    }
    sum
}

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    Some(x.iter().zip(y).map(|(x, y)| (x - y).powi(2)).sum())
}

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let n = x.nrows();
    let mut distances = Array2::zeros((n, n));
    for i in 0..n {
        for j in 0..i {
            let distance = squared_distance(x.row(i), x.row(j)).unwrap_or(0.0);
            distances[[i, j]] = distance;
            distances[[j, i]] = distance;
        }
    }
    distances
}
