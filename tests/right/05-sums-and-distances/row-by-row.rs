//! One row at a time against all: differences of shape (n, d).
use ndarray::{Array2, ArrayView1, ArrayView2, Axis};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    x.iter().zip(std::iter::repeat(&1.0)).fold(0.0, |sum, (x, one)| x.mul_add(*one, sum))
}

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    (x.len() == y.len()).then(|| (&x - &y).mapv(|difference| difference * difference).sum())
}

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let n = x.nrows();
    let mut distances = Array2::zeros((n, n));
    for (i, mut row) in distances.rows_mut().into_iter().enumerate() {
        let differences = &x - &x.row(i);
        row.assign(&(&differences * &differences).sum_axis(Axis(1)));
    }
    distances
}
