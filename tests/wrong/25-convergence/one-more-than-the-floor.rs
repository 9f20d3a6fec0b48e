//! law: steps
pub fn steps_to(factor: f64, tolerance: f64) -> Option<usize> {
    if !(0.0..1.0).contains(&factor) || !(tolerance > 0.0 && tolerance.is_finite()) {
        return None;
    }
    if tolerance >= 1.0 {
        return Some(0);
    }
    Some((tolerance.ln() / factor.ln()).floor() as usize + 1)
}
