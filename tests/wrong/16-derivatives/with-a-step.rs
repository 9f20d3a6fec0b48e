//! law: derivative
use super::Dual;

pub fn derivative(f: &dyn Fn(Dual) -> Dual, x: f64) -> f64 {
    let h = 1e-6;
    (f((x + h, 1.0)).0 - f((x - h, 1.0)).0) / (2.0 * h)
}
