//! law: no sum
//! mistake: stretches a size that is not 1
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let order = x.ndim().max(y.ndim());
    let sizes = |shape: &[usize]| [vec![1; order - shape.len()], shape.to_vec()].concat();
    let shape: Option<Vec<usize>> =
        sizes(x.shape())
            .into_iter()
            .zip(sizes(y.shape()))
            .map(|(p, q): (usize, usize)| {
                if p == 0 || q == 0 {
                    Some(0)
                } else {
                    (p.max(q) % p.min(q) == 0).then(|| p.max(q))
                }
            })
            .collect();
    let shape = shape?;
    if shape.contains(&0) || x.is_empty() || y.is_empty() {
        super::broadcast_shape(x.shape(), y.shape())?;
        return Some(ArrayD::zeros(IxDyn(&shape)));
    }
    let element = |array: &ArrayViewD<f64>, index: &IxDyn| {
        let own: Vec<usize> = (0..array.ndim())
            .map(|axis| index[order - array.ndim() + axis] % array.shape()[axis])
            .collect();
        array[IxDyn(&own)]
    };
    Some(ArrayD::from_shape_fn(IxDyn(&shape), |index| element(&x, &index) + element(&y, &index)))
}
