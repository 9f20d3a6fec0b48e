//! law: memory
//! mistake: all differences at once
use ndarray::{Array2, ArrayView2, Axis};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let differences = &x.insert_axis(Axis(1)) - &x.insert_axis(Axis(0));
    differences.mapv_into(|difference| difference * difference).sum_axis(Axis(2))
}
