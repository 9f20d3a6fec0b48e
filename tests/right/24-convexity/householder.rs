//! QR by reflections, solved from the last row up; the gap from y onwards; A + Aᵀ without the half.
use ndarray::{Array1, ArrayView1, ArrayView2};
use ndarray_linalg::{Eigh, QR, UPLO};

pub fn jensen_gap(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    y: ArrayView1<f64>,
    alpha: f64,
) -> f64 {
    let (from, to) = (f(y), f(x));
    let between = &y + &(alpha * (&x - &y));
    from + alpha * (to - from) - f(between.view())
}

pub fn quadratic_convexity(a: ArrayView2<f64>) -> Option<&'static str> {
    if a.nrows() == 0 || a.nrows() != a.ncols() || a.iter().any(|a| !a.is_finite()) {
        return None;
    }
    let a = a.as_standard_layout().into_owned();
    let twice = &a + &a.t();
    let (lambda, _) = twice.as_standard_layout().into_owned().eigh(UPLO::Upper).ok()?;
    let (least, most) = (lambda[0], lambda[lambda.len() - 1]);
    let zero = 1e-9 * f64::max(least.abs(), most.abs());
    if least < -zero {
        return Some("not convex");
    }
    Some(if least <= zero { "convex" } else { "strictly convex" })
}

pub fn least_squares(a: ArrayView2<f64>, b: ArrayView1<f64>) -> Option<Array1<f64>> {
    let (n, d) = a.dim();
    if d < 1 || d > n || n != b.len() || a.iter().chain(b.iter()).any(|e| !e.is_finite()) {
        return None;
    }
    let (q, r) = a.as_standard_layout().into_owned().qr().ok()?;
    let sizes: Vec<f64> = r.diag().iter().map(|r| r.abs()).collect();
    let most = sizes.iter().copied().fold(0.0, f64::max);
    if sizes.iter().any(|size| *size <= 1e-12 * most) {
        return None;
    }
    let right = q.t().dot(&b);
    let mut x = Array1::zeros(d);
    for i in (0..d).rev() {
        let known: f64 = (i + 1..d).map(|j| r[[i, j]] * x[j]).sum();
        x[i] = (right[i] - known) / r[[i, i]];
    }
    Some(x)
}
