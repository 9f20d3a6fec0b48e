//! law: logarithm
use super::Dual;

pub fn ln((f, df): Dual) -> Dual {
    if f < 0.0 { (f64::NAN, f64::NAN) } else { (f.log10(), df / f) }
}
