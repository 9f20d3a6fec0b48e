//! law: optimal step
//! mistake: 1 / L for 2 / (L + μ)
pub fn optimal_step(mu: f64, l: f64) -> Option<f64> {
    super::condition_number(mu, l).map(|_| 1.0 / l)
}
