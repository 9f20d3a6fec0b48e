//! law: two evaluations
pub fn central_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    (f(x + 0.5 * h) - f(x - 0.5 * h)) / h
}
