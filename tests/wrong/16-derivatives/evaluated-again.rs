//! law: two evaluations
pub fn forward_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    let slope = (f(x + h) - f(x)) / h;
    if f(x).is_finite() { slope } else { f64::NAN }
}
