//! law: power
//! mistake: no inner derivative
use super::Dual;

pub fn power((f, df): Dual, p: f64) -> Dual {
    let _ = df;
    if p == 0.0 { (1.0, 0.0) } else { (f.powf(p), p * f.powf(p - 1.0)) }
}
