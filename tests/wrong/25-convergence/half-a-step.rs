//! law: bound
//! mistake: half the sum forgotten
pub fn optimal_step(mu: f64, l: f64) -> Option<f64> {
    super::condition_number(mu, l).map(|_| 1.0 / (l + mu))
}
