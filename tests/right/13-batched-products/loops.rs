//! Plain loops over every index.
use ndarray::{Array3, ArrayD, ArrayView3, ArrayViewD, IxDyn};

pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    let ((n, a, b), (_, _, c)) = (x.dim(), y.dim());
    if y.shape()[..2] != [n, b] {
        return None;
    }
    let mut z = Array3::zeros((n, a, c));
    for s in 0..n {
        for i in 0..a {
            for j in 0..c {
                for k in (0..b).rev() {
                    z[[s, i, j]] += x[[s, i, k]] * y[[s, k, j]];
                }
            }
        }
    }
    Some(z)
}

pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    if x.shape() != y.shape() {
        return None;
    }
    let mut sum = 0.0;
    for (index, x) in x.indexed_iter() {
        sum += x * y[index];
    }
    Some(sum)
}

pub fn matmul_shape(x: &[usize], y: &[usize]) -> Option<Vec<usize>> {
    if x.is_empty() || y.is_empty() {
        return None;
    }
    let (vector_x, vector_y) = (x.len() == 1, y.len() == 1);
    let x = if vector_x { vec![1, x[0]] } else { x.to_vec() };
    let y = if vector_y { vec![y[0], 1] } else { y.to_vec() };
    let (p, q) = (x.len() - 2, y.len() - 2);
    if x[p + 1] != y[q] {
        return None;
    }
    let mut shape = Vec::new();
    for back in (1..=p.max(q)).rev() {
        let one = if back <= p { x[p - back] } else { 1 };
        let other = if back <= q { y[q - back] } else { 1 };
        if one == other || other == 1 {
            shape.push(one);
        } else if one == 1 {
            shape.push(other);
        } else {
            return None;
        }
    }
    if !vector_x {
        shape.push(x[p]);
    }
    if !vector_y {
        shape.push(y[q + 1]);
    }
    Some(shape)
}
