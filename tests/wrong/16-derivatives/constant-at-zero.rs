//! law: power
//! mistake: NaN for a constant
use super::Dual;

pub fn power((f, df): Dual, p: f64) -> Dual {
    (f.powf(p), p * f.powf(p - 1.0) * df)
}
