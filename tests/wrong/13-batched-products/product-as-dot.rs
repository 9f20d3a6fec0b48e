//! law: product
//! mistake: every slice with every slice
use ndarray::{ArrayD, ArrayViewD, Axis, Ix2, IxDyn};

pub fn matmul(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let (p, &[a, b]) = x.shape().split_last_chunk()?;
    let (q, &[d, c]) = y.shape().split_last_chunk()?;
    (b == d).then(|| {
        ArrayD::from_shape_fn(IxDyn(&[p, &[a], q, &[c]].concat()), |index| {
            let index = ndarray::Dimension::slice(&index).to_vec();
            let (left, right) = index.split_at(p.len() + 1);
            let (of_y, j) = right.split_at(q.len());
            (0..b)
                .map(|k| x[IxDyn(&[left, &[k]].concat())] * y[IxDyn(&[of_y, &[k], j].concat())])
                .sum()
        })
    })
}
