//! Stretched copies with the batch flattened to one axis, and one product of batches.
use ndarray::{Array3, ArrayD, ArrayView3, ArrayViewD, Axis, Ix3, IxDyn};

pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    let ((n, a, b), (m, d, c)) = (x.dim(), y.dim());
    if (n, b) != (m, d) {
        return None;
    }
    // A sum of outer products: column k of every X with row k of every Y.
    let mut z = Array3::zeros((n, a, c));
    for k in 0..b {
        let column = x.index_axis(Axis(2), k).insert_axis(Axis(2));
        let row = y.index_axis(Axis(1), k).insert_axis(Axis(1));
        z += &(&column * &row);
    }
    Some(z)
}

pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    let flat = |x: &ArrayViewD<f64>| x.iter().copied().collect::<ndarray::Array1<f64>>();
    (x.shape() == y.shape()).then(|| flat(&x).dot(&flat(&y)))
}

pub fn matmul(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = super::matmul_shape(x.shape(), y.shape())?;
    let x = if x.ndim() == 1 { x.insert_axis(Axis(0)) } else { x };
    let y = if y.ndim() == 1 { y.insert_axis(Axis(1)) } else { y };
    let whole = super::matmul_shape(x.shape(), y.shape())?;
    let batch = &whole[..whole.len() - 2];
    let n: usize = batch.iter().product();
    let flat = |m: ArrayViewD<f64>| -> Option<Array3<f64>> {
        let (rows, columns) = (m.shape()[m.ndim() - 2], m.shape()[m.ndim() - 1]);
        let whole = [batch, &[rows, columns]].concat();
        let elements = m.broadcast(IxDyn(&whole))?.iter().copied().collect();
        Array3::from_shape_vec((n, rows, columns), elements).ok()
    };
    let z = bmm(flat(x)?.view(), flat(y)?.view())?;
    z.into_shape_with_order(IxDyn(&shape)).ok()
}
