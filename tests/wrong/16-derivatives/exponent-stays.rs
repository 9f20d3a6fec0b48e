//! law: power
//! mistake: exponent not lowered
use super::Dual;

pub fn power((f, df): Dual, p: f64) -> Dual {
    (f.powf(p), p * f.powf(p) * df)
}
