//! law: one shape
//! mistake: broadcast
use ndarray::ArrayViewD;

pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    let (x, y) = if x.ndim() < y.ndim() { (y, x) } else { (x, y) };
    let order = x.ndim();
    let mut shape = x.shape().to_vec();
    for (axis, &size) in y.shape().iter().enumerate() {
        let size_of_x = &mut shape[order - y.ndim() + axis];
        match (*size_of_x, size) {
            (1, size) => *size_of_x = size,
            (_, 1) => {}
            (p, q) if p == q => {}
            _ => return None,
        }
    }
    Some((&x.broadcast(shape.clone())? * &y.broadcast(shape)?).sum())
}
