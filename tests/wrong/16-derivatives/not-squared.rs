//! law: quotient
//! mistake: denominator not squared
use super::Dual;

pub fn div((f, df): Dual, (g, dg): Dual) -> Dual {
    (f / g, (df * g - f * dg) / g)
}
