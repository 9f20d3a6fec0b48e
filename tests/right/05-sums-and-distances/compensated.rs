//! Kahan's sum; recursion by halves; lanes zipped; the table written by its diagonals.
use ndarray::{Array2, ArrayView1, ArrayView2, s};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    let (mut sum, mut lost) = (0.0, 0.0);
    for x in x {
        let term = x - lost;
        let next = sum + term;
        lost = (next - sum) - term;
        sum = next;
    }
    sum
}

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    Some(match x.len() {
        0 => 0.0,
        1 => (x[0] - y[0]).powi(2),
        d => {
            let (left, right) = (s![..d / 2], s![d / 2..]);
            squared_distance(x.slice(left), y.slice(left))?
                + squared_distance(x.slice(right), y.slice(right))?
        }
    })
}

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let n = x.nrows();
    let mut table = Array2::zeros((n, n));
    for offset in 1..n {
        for i in 0..n - offset {
            let (one, other) = (x.row(i), x.row(i + offset));
            let distance = one.iter().zip(other).fold(0.0, |sum, (x, y)| (x - y).mul_add(x - y, sum));
            table[[i, i + offset]] = distance;
            table[[i + offset, i]] = distance;
        }
    }
    table
}
