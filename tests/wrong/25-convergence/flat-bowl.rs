//! law: no bowl
//! mistake: μ = 0 allowed
pub fn condition_number(mu: f64, l: f64) -> Option<f64> {
    (mu >= 0.0 && mu <= l && l.is_finite()).then(|| l / mu)
}
