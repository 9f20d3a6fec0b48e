//! law: slices
use ndarray::{Array3, ArrayView3, Axis, stack};

// Right for a batch that is not empty.
pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    let ((n, _, b), (m, d, _)) = (x.dim(), y.dim());
    if n != m || b != d {
        return None;
    }
    let slices: Vec<_> = x.outer_iter().zip(y.outer_iter()).map(|(x, y)| x.dot(&y)).collect();
    let views: Vec<_> = slices.iter().map(|slice| slice.view()).collect();
    Some(stack(Axis(0), &views).unwrap())
}
