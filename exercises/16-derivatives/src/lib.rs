//! Exercise 16: derivatives.
//!
//! A function f: ℝ → ℝ is given as something to call, `f(x)`; every call is counted. Run
//! `cargo xtask check 16` whenever you like.

/// The value of a function and its derivative, at one point: (f, f').
pub type Dual = (f64, f64);

/// The forward difference (f(x + h) − f(x)) / h.
///
/// f is evaluated twice. NaN for h = 0.
pub fn forward_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    todo!()
}

/// The central difference: the slope of the line through the points of f at x − h and at x + h.
///
/// f is evaluated twice. NaN for h = 0.
pub fn central_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    todo!()
}

/// The sum f + g and its derivative.
pub fn add((f, df): Dual, (g, dg): Dual) -> Dual {
    todo!()
}

/// The product f g and its derivative.
pub fn mul((f, df): Dual, (g, dg): Dual) -> Dual {
    todo!()
}

/// The quotient f / g and its derivative, for g ≠ 0.
pub fn div((f, df): Dual, (g, dg): Dual) -> Dual {
    todo!()
}

/// The power fᵖ and its derivative, for f > 0, or any f with a whole p ≥ 0.
///
/// For p = 0 that is the constant 1, also at f = 0.
pub fn power((f, df): Dual, p: f64) -> Dual {
    todo!()
}

/// The natural logarithm of f and its derivative.
///
/// Where f < 0 both are NaN: what has no value has no slope.
pub fn ln((f, df): Dual) -> Dual {
    todo!()
}

/// The sine of f and its derivative.
pub fn sin((f, df): Dual) -> Dual {
    todo!()
}

/// The cosine of f and its derivative.
pub fn cos((f, df): Dual) -> Dual {
    todo!()
}

/// The exponential of f and its derivative.
pub fn exp((f, df): Dual) -> Dual {
    todo!()
}

/// The derivative f'(x) of an f that is written with the operations above, without any step h.
///
/// f is evaluated once.
pub fn derivative(f: &dyn Fn(Dual) -> Dual, x: f64) -> f64 {
    todo!()
}

/// The swing e^(−x/2) cos(3x), which dies down, written with the operations above.
pub fn swing(x: Dual) -> Dual {
    todo!()
}

kit::answers! {
    forward_difference,
    central_difference,
    add,
    mul,
    div,
    power,
    ln,
    sin,
    cos,
    exp,
    derivative,
    swing,
}
