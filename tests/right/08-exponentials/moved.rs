//! The mean of the diagonal is taken out first: exp(A) = e^t exp(A - t I). Halved recursively.
use ndarray::{Array2, ArrayView2};

fn halved(a: Array2<f64>) -> Array2<f64> {
    if a.iter().all(|x| x.abs() <= 0.01) {
        let mut sum = Array2::<f64>::eye(a.nrows());
        let mut term = sum.clone();
        let mut k = 1.0;
        while term.iter().any(|x| x.abs() > 1e-30) {
            term = a.dot(&term) / k;
            sum += &term;
            k += 1.0;
        }
        return sum;
    }
    let root = halved(a / 2.0);
    root.dot(&root)
}

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    let n = a.nrows();
    if a.ncols() != n {
        return None;
    }
    if n == 0 {
        return Some(a.to_owned());
    }
    let middle = a.diag().sum() / n as f64;
    Some(halved(&a - &(middle * Array2::<f64>::eye(n))) * middle.exp())
}
