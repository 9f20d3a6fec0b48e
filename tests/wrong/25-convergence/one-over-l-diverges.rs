//! law: divergence
//! mistake: 1 / L for 2 / L
pub fn largest_stable_step(l: f64) -> Option<f64> {
    if l > 0.0 && l.is_finite() { Some(1.0 / l) } else { None }
}
