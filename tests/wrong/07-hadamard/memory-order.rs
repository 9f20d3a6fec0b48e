//! law: commutativity
use ndarray::{Array2, ArrayView2};

pub fn hadamard(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    let (from_x, from_y) = (x.as_slice_memory_order()?, y.as_slice()?);
    let elements: Vec<f64> = from_x.iter().zip(from_y).map(|(x, y)| x * y).collect();
    (x.dim() == y.dim()).then(|| Array2::from_shape_vec(x.dim(), elements).unwrap())
}
