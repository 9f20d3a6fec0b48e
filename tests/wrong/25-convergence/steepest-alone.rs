//! law: contraction
//! mistake: steepest direction alone
pub fn contraction_factor(eta: f64, mu: f64, l: f64) -> Option<f64> {
    super::condition_number(mu, l).map(|_| (1.0 - eta * l).abs())
}
