//! law: condition number
//! mistake: κ inverted
pub fn condition_number(mu: f64, l: f64) -> Option<f64> {
    (0.0 < mu && mu <= l && l < f64::INFINITY).then(|| mu / l)
}
