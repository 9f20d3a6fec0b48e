//! law: central difference
//! mistake: forward for central
pub fn central_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    super::forward_difference(f, x, h)
}
