//! law: product
//! mistake: product of the slopes
use super::Dual;

pub fn mul((f, df): Dual, (g, dg): Dual) -> Dual {
    (f * g, df * dg)
}
