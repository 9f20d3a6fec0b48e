//! law: pairwise distances
use ndarray::{Array2, ArrayView2, Axis};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    // The elements as they lie in memory, whatever the strides.
    let (n, d) = x.dim();
    let elements = x.to_slice_memory_order().unwrap();
    let row = |i: usize| &elements[i * d..(i + 1) * d];
    Array2::from_shape_fn((n, n), |(i, j)| {
        row(i).iter().zip(row(j)).map(|(one, other)| (one - other).powi(2)).sum()
    })
}
