//! The sum as a product of matrices; the squares stretched by products with ones; noise folded up.
use ndarray::{Array2, ArrayView1, ArrayView2, Axis};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    let ones = Array2::ones((x.len(), 1));
    x.insert_axis(Axis(0)).dot(&ones)[[0, 0]]
}

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    let (xx, yy, xy) = (x.dot(&x), y.dot(&y), x.dot(&y));
    Some(((xx - xy) + (yy - xy)).abs())
}

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let n = x.nrows();
    let squares = (&x * &x).sum_axis(Axis(1)).insert_axis(Axis(1)).dot(&Array2::ones((1, n)));
    let mut distances = (&squares + &squares.t() - x.dot(&x.t()) * 2.0).mapv(f64::abs);
    for i in 0..n {
        distances[[i, i]] = 0.0;
    }
    distances
}
