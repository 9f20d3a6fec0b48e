//! law: stable step
//! mistake: 1 / L for 2 / L
pub fn largest_stable_step(l: f64) -> Option<f64> {
    (0.0 < l && l < f64::INFINITY).then(|| l.recip())
}
