//! Without LAPACK: Jacobi's rotations for the eigenvalues, Givens' for the least squares, each making one element zero.
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

fn turn(a: &mut Array2<f64>, p: usize, q: usize, c: f64, s: f64) {
    for k in 0..a.ncols() {
        let (one, other) = (a[[p, k]], a[[q, k]]);
        a[[p, k]] = c * one + s * other;
        a[[q, k]] = c * other - s * one;
    }
}

pub fn quadratic_convexity(a: ArrayView2<f64>) -> Option<&'static str> {
    let d = a.nrows();
    if d == 0 || a.ncols() != d || !a.iter().all(|a| a.is_finite()) {
        return None;
    }
    let mut h = Array2::from_shape_fn((d, d), |(i, j)| a[[i, j]] / 2.0 + a[[j, i]] / 2.0);
    for _ in 0..40 {
        for p in 0..d {
            for q in p + 1..d {
                if h[[p, q]] == 0.0 {
                    continue;
                }
                let tau = (h[[q, q]] - h[[p, p]]) / (2.0 * h[[p, q]]);
                let t = tau.signum() / (tau.abs() + tau.hypot(1.0));
                let c = 1.0 / t.hypot(1.0);
                turn(&mut h, p, q, c, -t * c);
                h = h.reversed_axes();
                turn(&mut h, p, q, c, -t * c);
                h = h.reversed_axes();
            }
        }
    }
    let lambda = h.diag();
    let zero = 1e-9 * lambda.fold(0.0, |m: f64, l| m.max(l.abs()));
    Some(match lambda.fold(f64::INFINITY, |m: f64, l| m.min(*l)) {
        least if least > zero => "strictly convex",
        least if least < -zero => "not convex",
        _ => "convex",
    })
}

pub fn least_squares(a: ArrayView2<f64>, b: ArrayView1<f64>) -> Option<Array1<f64>> {
    let (n, d) = a.dim();
    if d == 0 || n < d || n != b.len() || !a.iter().chain(b.iter()).all(|e| e.is_finite()) {
        return None;
    }
    let mut ab = Array2::from_shape_fn((n, d + 1), |(i, j)| if j < d { a[[i, j]] } else { b[i] });
    for j in 0..d {
        for i in j + 1..n {
            let length = ab[[j, j]].hypot(ab[[i, j]]);
            if length > 0.0 {
                let (c, s) = (ab[[j, j]] / length, ab[[i, j]] / length);
                turn(&mut ab, j, i, c, s);
            }
        }
    }
    let most = (0..d).fold(0.0, |m: f64, k| m.max(ab[[k, k]].abs()));
    if (0..d).any(|k| ab[[k, k]].abs() <= 1e-12 * most) {
        return None;
    }
    let mut x = Array1::zeros(d);
    for i in (0..d).rev() {
        let rest: f64 = (i + 1..d).map(|j| ab[[i, j]] * x[j]).sum();
        x[i] = (ab[[i, d]] - rest) / ab[[i, i]];
    }
    Some(x)
}
