//! law: power
use super::Dual;

pub fn power((f, df): Dual, p: f64) -> Dual {
    let p = p as i32;
    (f.powi(p), if p == 0 { 0.0 } else { f64::from(p) * f.powi(p - 1) * df })
}
