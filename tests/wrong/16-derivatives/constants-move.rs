//! law: swing
//! mistake: constants that move
use super::Dual;

pub fn swing(x: Dual) -> Dual {
    let decay = super::exp(super::mul((-0.5, 1.0), x));
    super::mul(decay, super::cos(super::mul((3.0, 1.0), x)))
}
