//! law: first order
pub fn forward_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    let step = if h.abs() < 1e-3 { 1e-12 * h.signum() } else { h };
    (f(x + step) - f(x)) / step
}
