//! A quotient is a product with the reciprocal; differences are taken over the step that was really made.
use super::Dual;

pub fn forward_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    let to = x + h;
    (f(to) - f(x)) / (to - x)
}

pub fn central_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    let (left, right) = (x - h, x + h);
    (f(right) - f(left)) / (right - left)
}

pub fn div(f: Dual, (g, dg): Dual) -> Dual {
    super::mul(f, (1.0 / g, -dg / g / g))
}

pub fn power((f, df): Dual, p: f64) -> Dual {
    let whole = p as i32;
    if p == 0.0 {
        (1.0, 0.0)
    } else if f64::from(whole) == p {
        (f.powi(whole), df * p * f.powi(whole - 1))
    } else {
        let value = (p * f.ln()).exp();
        (value, p * value / f * df)
    }
}
