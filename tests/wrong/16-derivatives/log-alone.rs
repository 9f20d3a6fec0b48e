//! law: logarithm
//! mistake: no inner derivative
use super::Dual;

pub fn ln((f, df): Dual) -> Dual {
    let _ = df;
    if f < 0.0 { (f64::NAN, f64::NAN) } else { (f.ln(), f.recip()) }
}
