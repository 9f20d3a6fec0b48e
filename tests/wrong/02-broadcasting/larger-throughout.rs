//! law: sum
//! mistake: larger of the two sizes
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let order = a.len().max(b.len());
    let a = [vec![1; order - a.len()], a.to_vec()].concat();
    let b = [vec![1; order - b.len()], b.to_vec()].concat();
    a.into_iter().zip(b).map(|(p, q)| (p == q || p == 1 || q == 1).then(|| p.max(q))).collect()
}

use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = broadcast_shape(x.shape(), y.shape())?;
    Some(&x.broadcast(IxDyn(&shape))? + &y.broadcast(IxDyn(&shape))?)
}
