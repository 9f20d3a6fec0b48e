//! law: bound
//! mistake: the factor of 1 / L
pub fn optimal_contraction(mu: f64, l: f64) -> Option<f64> {
    Some(1.0 - 1.0 / super::condition_number(mu, l)?)
}
