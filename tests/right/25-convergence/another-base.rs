//! Logarithms to base 2 and to the base of the factor; best values from other formulas.
pub fn steps_to(factor: f64, tolerance: f64) -> Option<usize> {
    match (factor, tolerance) {
        (f, e) if f.is_nan() || e.is_nan() || f < 0.0 || f >= 1.0 || e <= 0.0 || e.is_infinite() => None,
        (_, e) if e >= 1.0 => Some(0),
        (0.0, _) => Some(1),
        (f, e) => Some((e.log2() / f.log2()).ceil().max(1.0) as usize),
    }
}

pub fn optimal_step(mu: f64, l: f64) -> Option<f64> {
    let kappa = super::condition_number(mu, l)?;
    Some(2.0 / (mu * (1.0 + kappa)))
}

pub fn optimal_contraction(mu: f64, l: f64) -> Option<f64> {
    let kappa = super::condition_number(mu, l)?;
    Some(1.0 - 2.0 / (kappa + 1.0))
}

pub fn optimal_momentum(mu: f64, l: f64) -> Option<(f64, f64)> {
    let kappa = super::condition_number(mu, l)?;
    let root = kappa.sqrt();
    let lambda = (1.0 - 2.0 / (root + 1.0)).powi(2);
    Some((4.0 / (mu * (1.0 + root).powi(2)), lambda))
}
