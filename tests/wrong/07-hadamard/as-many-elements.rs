//! law: one shape
use ndarray::{Array2, ArrayView2};

// (2, 3) and (3, 2) have as many elements, and are different shapes.
pub fn hadamard(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    (x.len() == y.len()).then(|| {
        let elements: Vec<f64> = x.iter().zip(y).map(|(x, y)| x * y).collect();
        Array2::from_shape_vec(x.dim(), elements).unwrap()
    })
}
