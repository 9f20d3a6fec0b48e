//! law: no bowl
pub fn optimal_momentum(mu: f64, l: f64) -> Option<(f64, f64)> {
    let root = (l / mu).sqrt();
    let eta = (2.0 / (l.sqrt() + mu.sqrt())).powi(2);
    Some((eta, ((root - 1.0) / (root + 1.0)).powi(2)))
}
