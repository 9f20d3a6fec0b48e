//! Half steps of the difference first; the slope of a quotient by the quotient itself.
use super::Dual;

pub fn forward_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    let from = f(x);
    let to = f(x + h);
    -(from - to) / h
}

pub fn central_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    0.5 * ((f(x + h) - f(x - h)) / h)
}

pub fn div((f, df): Dual, (g, dg): Dual) -> Dual {
    let quotient = f / g;
    (quotient, (df - quotient * dg) / g)
}

pub fn ln((f, df): Dual) -> Dual {
    let log = f.ln();
    (log, if log.is_nan() { log } else { df / f })
}

pub fn exp((f, df): Dual) -> Dual {
    let e = f.exp();
    (e, e * df)
}

pub fn derivative(f: &dyn Fn(Dual) -> Dual, x: f64) -> f64 {
    f((x, 2.0)).1 / 2.0
}
