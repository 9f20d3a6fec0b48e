//! law: optimal step
pub fn optimal_step(mu: f64, l: f64) -> Option<f64> {
    super::condition_number(mu, l).map(|_| 2.000_002 / (l + mu))
}
