//! Everything by the chain rule, with one function that applies it.
use super::Dual;

fn chain((f, df): Dual, value: fn(f64) -> f64, slope: impl Fn(f64) -> f64) -> Dual {
    (value(f), slope(f) * df)
}

pub fn ln(f: Dual) -> Dual {
    if f.0 < 0.0 { (f64::NAN, f64::NAN) } else { chain(f, f64::ln, f64::recip) }
}

pub fn sin(f: Dual) -> Dual {
    chain(f, f64::sin, f64::cos)
}

pub fn cos(f: Dual) -> Dual {
    chain(f, f64::cos, |f| -f.sin())
}

pub fn exp(f: Dual) -> Dual {
    chain(f, f64::exp, f64::exp)
}

pub fn swing(x: Dual) -> Dual {
    let wave = super::cos(super::add(x, super::add(x, x)));
    super::div(wave, super::exp(super::div(x, (2.0, 0.0))))
}
