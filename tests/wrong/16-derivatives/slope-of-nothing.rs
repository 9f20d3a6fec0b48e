//! law: logarithm
//! mistake: a slope without a value
use super::Dual;

pub fn ln((f, df): Dual) -> Dual {
    (f.ln(), df / f)
}
