//! law: steps
//! mistake: no step for the factor 0
pub fn steps_to(factor: f64, tolerance: f64) -> Option<usize> {
    let good = 0.0 <= factor && factor < 1.0 && 0.0 < tolerance && tolerance < f64::INFINITY;
    if !good {
        return None;
    }
    if tolerance >= 1.0 {
        return Some(0);
    }
    Some((tolerance.ln() / factor.ln()).ceil() as usize)
}
