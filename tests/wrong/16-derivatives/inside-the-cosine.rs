//! law: sine
use super::Dual;

pub fn sin((f, df): Dual) -> Dual {
    (f.sin(), (f * df).cos())
}
