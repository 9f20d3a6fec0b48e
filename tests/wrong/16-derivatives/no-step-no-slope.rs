//! law: no step
pub fn forward_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    if h == 0.0 { 0.0 } else { (f(x + h) - f(x)) / h }
}
