//! law: cosine
//! mistake: sign of the cosine's slope
use super::Dual;

pub fn cos((f, df): Dual) -> Dual {
    (f.cos(), f.sin() * df)
}
