//! law: optimal momentum
//! mistake: κ for its root
pub fn optimal_momentum(mu: f64, l: f64) -> Option<(f64, f64)> {
    let kappa = super::condition_number(mu, l)?;
    let eta = (2.0 / (l.sqrt() + mu.sqrt())).powi(2);
    let lambda = ((kappa - 1.0) / (kappa + 1.0)).powi(2);
    Some((eta, lambda))
}
