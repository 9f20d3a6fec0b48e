//! law: contraction
//! mistake: sign kept
pub fn contraction_factor(eta: f64, mu: f64, l: f64) -> Option<f64> {
    super::condition_number(mu, l).map(|_| f64::max(1.0 - eta * l, 1.0 - eta * mu))
}
