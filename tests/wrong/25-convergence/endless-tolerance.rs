//! law: never
pub fn steps_to(factor: f64, tolerance: f64) -> Option<usize> {
    if factor >= 1.0 || tolerance <= 0.0 {
        return None;
    }
    Some((tolerance.ln() / factor.ln()).ceil().max(if tolerance < 1.0 { 1.0 } else { 0.0 }) as usize)
}
