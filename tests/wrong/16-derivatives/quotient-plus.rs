//! law: quotient
//! mistake: plus in the quotient rule
use super::Dual;

pub fn div((f, df): Dual, (g, dg): Dual) -> Dual {
    (f / g, (df * g + f * dg) / g.powi(2))
}
