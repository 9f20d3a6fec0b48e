//! law: forward difference
//! mistake: divided by 2h
pub fn forward_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    (f(x + h) - f(x)) / (2.0 * h)
}
