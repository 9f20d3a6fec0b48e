//! law: optimal contraction
//! mistake: κ inverted
pub fn optimal_contraction(mu: f64, l: f64) -> Option<f64> {
    let kappa = 1.0 / super::condition_number(mu, l)?;
    Some((kappa - 1.0) / (kappa + 1.0))
}
