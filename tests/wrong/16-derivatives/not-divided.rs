//! law: forward difference
//! mistake: not divided
pub fn forward_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    f(x + h) - f(x)
}
