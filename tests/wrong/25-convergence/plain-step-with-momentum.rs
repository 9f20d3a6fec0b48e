//! law: momentum bound
//! mistake: the step of plain descent
pub fn optimal_momentum(mu: f64, l: f64) -> Option<(f64, f64)> {
    let kappa = super::condition_number(mu, l)?;
    let eta = 2.0 / (l + mu);
    let lambda = ((kappa.sqrt() - 1.0) / (kappa.sqrt() + 1.0)).powi(2);
    Some((eta, lambda))
}
