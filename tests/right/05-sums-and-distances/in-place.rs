//! The Gram matrix turned into the table where it stands.
use ndarray::{Array2, ArrayView2};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let mut table = x.dot(&x.t());
    let n = table.nrows();
    for i in 0..n {
        for j in i + 1..n {
            let distance = table[(i, i)] + table[(j, j)] - 2.0 * table[(i, j)];
            table[(i, j)] = if distance > 0.0 { distance } else { 0.0 };
            table[(j, i)] = table[(i, j)];
        }
    }
    for i in 0..n {
        table[(i, i)] = 0.0;
    }
    table
}
