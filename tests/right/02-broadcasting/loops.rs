//! Plain loops, from the last axis to the first, and element by element.
use ndarray::{ArrayD, ArrayView1, ArrayView2, ArrayViewD, IxDyn};

pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let mut shape = Vec::new();
    let (mut at_a, mut at_b) = (a.len(), b.len());
    while at_a > 0 || at_b > 0 {
        let mut p = 1;
        if at_a > 0 {
            at_a -= 1;
            p = a[at_a];
        }
        let mut q = 1;
        if at_b > 0 {
            at_b -= 1;
            q = b[at_b];
        }
        if p != q && p != 1 && q != 1 {
            return None;
        }
        shape.push(if p == 1 { q } else { p });
    }
    shape.reverse();
    Some(shape)
}

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = broadcast_shape(x.shape(), y.shape())?;
    let mut z = ArrayD::zeros(IxDyn(&shape));
    for (index, z) in z.indexed_iter_mut() {
        let of = |array: &ArrayViewD<f64>| {
            let mut own = vec![0; array.ndim()];
            for axis in 0..array.ndim() {
                if array.shape()[axis] != 1 {
                    own[axis] = index[shape.len() - array.ndim() + axis];
                }
            }
            array[IxDyn(&own)]
        };
        *z = of(&y) + of(&x);
    }
    Some(z)
}

pub fn as_row(x: ArrayView1<f64>) -> ArrayView2<f64> {
    let d = x.len();
    x.into_shape_with_order((1, d)).unwrap_or_else(|_| x.insert_axis(ndarray::Axis(0)))
}
