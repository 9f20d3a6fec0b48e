//! law: memory
//! mistake: all differences at once
use ndarray::{Array2, ArrayView2, Axis};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let (n, d) = x.dim();
    let mut differences = Vec::new();
    for one in x.rows() {
        for other in x.rows() {
            differences.extend((&one - &other).iter().map(|difference| difference * difference));
        }
    }
    let differences = ndarray::Array3::from_shape_vec((n, n, d), differences).unwrap();
    differences.sum_axis(Axis(2))
}
