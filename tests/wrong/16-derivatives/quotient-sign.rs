//! law: quotient
//! mistake: sign of the quotient rule
use super::Dual;

pub fn div((f, df): Dual, (g, dg): Dual) -> Dual {
    (f / g, (f * dg - df * g) / (g * g))
}
