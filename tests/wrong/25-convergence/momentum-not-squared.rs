//! law: momentum bound
//! mistake: λ not squared
pub fn optimal_momentum(mu: f64, l: f64) -> Option<(f64, f64)> {
    let kappa = super::condition_number(mu, l)?;
    let eta = (2.0 / (l.sqrt() + mu.sqrt())).powi(2);
    let lambda = (kappa.sqrt() - 1.0) / (kappa.sqrt() + 1.0);
    Some((eta, lambda))
}
