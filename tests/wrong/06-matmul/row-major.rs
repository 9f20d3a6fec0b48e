//! law: matrix product
use ndarray::{Array2, ArrayView2};

// Right for a matrix that lies row by row in memory.
pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() {
        return None;
    }
    let (from, b) = (x.as_slice_memory_order()?, x.ncols());
    let element = |(i, j)| (0..b).map(|k| from[i * b + k] * y[[k, j]]).sum();
    Some(Array2::from_shape_fn((x.nrows(), y.ncols()), element))
}
