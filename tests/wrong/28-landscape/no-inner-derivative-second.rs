//! law: gradients
//! mistake: no inner derivative
use ndarray::{Array2, ArrayView2};

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != 2 {
        return None;
    }
    let mut g = Array2::zeros(x.dim());
    for (i, x) in x.rows().into_iter().enumerate() {
        let (a, b) = (x[0], x[1]);
        g[[i, 0]] = a.cos() * b.cos() + 0.5 * (0.5 * a).cos() * (0.5 * b).cos();
        g[[i, 1]] = -a.sin() * b.sin() - (0.5 * a).sin() * (0.5 * b).sin();
    }
    Some(g)
}
