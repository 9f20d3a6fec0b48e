//! law: no bowl
//! mistake: NaN passes
pub fn condition_number(mu: f64, l: f64) -> Option<f64> {
    if mu <= 0.0 || mu > l || l == f64::INFINITY { None } else { Some(l / mu) }
}
