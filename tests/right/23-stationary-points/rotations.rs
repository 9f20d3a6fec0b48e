//! Jacobi's rotations, without LAPACK: each makes one pair of elements zero.
use ndarray::{Array1, Array2, ArrayView2};

/// Eigenvalues, and eigenvectors as columns, in ascending order.
fn jacobi(hessian: ArrayView2<f64>) -> Option<(Vec<f64>, Array2<f64>)> {
    let d = hessian.nrows();
    if d == 0 || hessian.ncols() != d || !hessian.iter().all(|h| h.is_finite()) {
        return None;
    }
    let scale = hessian.iter().fold(0.0, |m: f64, h| m.max(h.abs()));
    let mut a = if scale == 0.0 { hessian.to_owned() } else { &hessian / scale };
    let mut v = Array2::<f64>::eye(d);
    for _ in 0..40 {
        for p in 0..d {
            for q in p + 1..d {
                if a[[p, q]] == 0.0 {
                    continue;
                }
                let tau = (a[[q, q]] - a[[p, p]]) / (2.0 * a[[p, q]]);
                let t = tau.signum() / (tau.abs() + tau.hypot(1.0));
                let c = 1.0 / t.hypot(1.0);
                let s = t * c;
                let mut turn = Array2::eye(d);
                turn[[p, p]] = c;
                turn[[q, q]] = c;
                turn[[p, q]] = s;
                turn[[q, p]] = -s;
                a = turn.t().dot(&a).dot(&turn);
                v = v.dot(&turn);
            }
        }
    }
    let mut order: Vec<usize> = (0..d).collect();
    order.sort_by(|&i, &j| a[[i, i]].total_cmp(&a[[j, j]]));
    let values = order.iter().map(|&i| scale * a[[i, i]]).collect();
    let mut sorted = v.clone();
    for (k, &i) in order.iter().enumerate() {
        sorted.column_mut(k).assign(&v.column(i));
    }
    Some((values, sorted))
}

pub fn eigenvalues(hessian: ArrayView2<f64>) -> Option<Array1<f64>> {
    jacobi(hessian).map(|(values, _)| Array1::from_vec(values))
}

pub fn escape_direction(hessian: ArrayView2<f64>) -> Option<Array1<f64>> {
    let (values, vectors) = jacobi(hessian)?;
    let most = values.iter().fold(0.0, |m: f64, l| m.max(l.abs()));
    let v = vectors.column(0);
    // The rotations have moved its length by a few roundings.
    (values[0] < -1e-9 * most).then(|| &v / v.dot(&v).sqrt())
}
