//! law: no product
//! mistake: the matrices stretched too
use ndarray::{ArrayD, ArrayViewD, Axis, Ix2, IxDyn};

pub fn matmul(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    if x.ndim() < 2 || y.ndim() < 2 {
        return None;
    }
    // Everything as one broadcast product (…, a, b, 1) * (…, 1, b, c), and a sum over b.
    let x = x.view().insert_axis(Axis(x.ndim()));
    let y = y.view().insert_axis(Axis(y.ndim() - 2));
    let order = x.ndim().max(y.ndim());
    let size = |shape: &[usize], axis: usize| {
        (axis + shape.len()).checked_sub(order).map_or(1, |axis| shape[axis])
    };
    let mut shape = Vec::new();
    for axis in 0..order {
        match (size(x.shape(), axis), size(y.shape(), axis)) {
            (1, size) | (size, 1) => shape.push(size),
            (p, q) if p == q => shape.push(p),
            _ => return None,
        }
    }
    let product = &x.broadcast(IxDyn(&shape))? * &y.broadcast(IxDyn(&shape))?;
    Some(product.sum_axis(Axis(order - 2)))
}
