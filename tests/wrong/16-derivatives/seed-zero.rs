//! law: derivative
//! mistake: a constant for the variable
use super::Dual;

pub fn derivative(f: &dyn Fn(Dual) -> Dual, x: f64) -> f64 {
    f((x, 0.0)).1
}
