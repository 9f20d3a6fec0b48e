//! Exercise 13: batched products.
//!
//! The last two axes of a tensor hold a matrix, those before them a batch of matrices. Run
//! `cargo xtask check 13` whenever you like.

use ndarray::{Array3, ArrayD, ArrayView3, ArrayViewD};

/// The batched product of X ~ (n, a, b) and Y ~ (n, b, c): Zᵢ = Xᵢ Yᵢ for every i, Z ~ (n, a, c).
///
/// `None` when the batches differ in size or the matrices do not fit; nothing is stretched here.
pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    // solution
    let ((n, a, b), (m, d, c)) = (x.dim(), y.dim());
    if n != m || b != d {
        return None;
    }
    let mut z = Array3::zeros((n, a, c));
    for ((x, y), mut z) in x.outer_iter().zip(y.outer_iter()).zip(z.outer_iter_mut()) {
        z.assign(&x.dot(&y));
    }
    Some(z)
    // end
}

/// The generalised dot product of two tensors of one shape: Σ xᵢⱼₖ yᵢⱼₖ over all indices, however
/// many they are.
///
/// `None` when the shapes differ.
pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    // solution
    (x.shape() == y.shape()).then(|| (&x * &y).sum())
    // end
}

/// The shape of X Y as Python's `@` has it.
///
/// X ~ (…, a, b) and Y ~ (…, b, c) give (…, a, c), where the leading sizes are those to which the
/// leading sizes of X and Y broadcast. A vector X ~ (b) counts as a row (1, b), a vector Y ~ (b) as
/// a column (b, 1), and the axis of size 1 is then left out of the result.
///
/// `None` when the inner sizes differ, the leading ones do not broadcast, or one is a scalar.
pub fn matmul_shape(x: &[usize], y: &[usize]) -> Option<Vec<usize>> {
    // solution
    if let [b] = *x {
        let mut shape = matmul_shape(&[1, b], y)?;
        shape.remove(shape.len() - y.len().min(2));
        return Some(shape);
    }
    if let [b] = *y {
        let mut shape = matmul_shape(x, &[b, 1])?;
        shape.pop();
        return Some(shape);
    }
    let (of_x, &[a, b]) = x.split_last_chunk()?;
    let (of_y, &[d, c]) = y.split_last_chunk()?;
    let order = of_x.len().max(of_y.len());
    let aligned = |shape: &[usize]| [vec![1; order - shape.len()], shape.to_vec()].concat();
    let fit = |(p, q)| match (p, q) {
        (1, size) | (size, 1) => Some(size),
        _ => (p == q).then_some(p),
    };
    let batch: Vec<usize> =
        aligned(of_x).into_iter().zip(aligned(of_y)).map(fit).collect::<Option<_>>()?;
    (b == d).then(|| [batch, vec![a, c]].concat())
    // end
}

/// The product X Y as Python's `@` has it: a matrix product for every index of the batch to which
/// the leading axes broadcast. Its shape is that of [`matmul_shape`].
///
/// `None` where there is no such shape.
pub fn matmul(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    // solution
    use ndarray::{Axis, Dimension, Ix2, IxDyn, indices};
    let shape = matmul_shape(x.shape(), y.shape())?;
    let x = if x.ndim() == 1 { x.insert_axis(Axis(0)) } else { x };
    let y = if y.ndim() == 1 { y.insert_axis(Axis(1)) } else { y };
    let whole = matmul_shape(x.shape(), y.shape())?;
    let batch = &whole[..whole.len() - 2];
    let stretched = |shape: &[usize]| IxDyn(&[batch, &shape[shape.len() - 2..]].concat());
    let x = x.broadcast(stretched(x.shape()))?;
    let y = y.broadcast(stretched(y.shape()))?;
    let mut z = ArrayD::zeros(whole.clone());
    for index in indices(batch) {
        let (mut x, mut y, mut z) = (x.view(), y.view(), z.view_mut());
        for &i in index.slice() {
            x = x.index_axis_move(Axis(0), i);
            y = y.index_axis_move(Axis(0), i);
            z = z.index_axis_move(Axis(0), i);
        }
        let (x, y) = (x.into_dimensionality::<Ix2>().ok()?, y.into_dimensionality::<Ix2>().ok()?);
        z.assign(&x.dot(&y));
    }
    z.into_shape_with_order(shape).ok()
    // end
}

kit::answers! {
    bmm,
    generalised_dot,
    matmul_shape,
    matmul,
}
