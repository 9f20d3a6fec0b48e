//! law: steps
//! mistake: natural and base-10 logarithm mixed
pub fn steps_to(factor: f64, tolerance: f64) -> Option<usize> {
    let good = 0.0 <= factor && factor < 1.0 && 0.0 < tolerance && tolerance < f64::INFINITY;
    if !good {
        return None;
    }
    if tolerance >= 1.0 {
        return Some(0);
    }
    Some((tolerance.ln() / factor.log10()).ceil() as usize)
}
