//! law: product
//! mistake: half the product rule
use super::Dual;

pub fn mul((f, df): Dual, (g, dg): Dual) -> Dual {
    let _ = dg;
    (f * g, df * g)
}
