//! A sum of outer products: k is the outermost loop, and each step adds a matrix.
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis};

pub fn matvec(w: ArrayView2<f64>, x: ArrayView1<f64>) -> Option<Array1<f64>> {
    (w.ncols() == x.len()).then(|| {
        let mut z = Array1::zeros(w.nrows());
        for (column, &x) in w.columns().into_iter().zip(x) {
            z.scaled_add(x, &column);
        }
        z
    })
}

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() {
        return None;
    }
    let mut z = Array2::zeros((x.nrows(), y.ncols()));
    for (column, row) in x.columns().into_iter().zip(y.rows()) {
        z += &(&column.insert_axis(Axis(1)) * &row);
    }
    Some(z)
}

pub fn gram(x: ArrayView2<f64>) -> Array2<f64> {
    matmul(x, x.t()).unwrap()
}
