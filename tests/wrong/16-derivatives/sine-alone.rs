//! law: sine
//! mistake: no inner derivative
use super::Dual;

pub fn sin((f, df): Dual) -> Dual {
    let _ = df;
    (f.sin(), f.cos())
}
