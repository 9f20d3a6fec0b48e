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
    // solution
    (f(x + h) - f(x)) / h
    // end
}

/// The central difference: the slope of the line through the points of f at x − h and at x + h.
///
/// f is evaluated twice. NaN for h = 0.
pub fn central_difference(f: &dyn Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    // solution
    (f(x + h) - f(x - h)) / (2.0 * h)
    // end
}

/// The sum f + g and its derivative.
pub fn add((f, df): Dual, (g, dg): Dual) -> Dual {
    // solution
    (f + g, df + dg)
    // end
}

/// The product f g and its derivative.
pub fn mul((f, df): Dual, (g, dg): Dual) -> Dual {
    // solution
    (f * g, df * g + f * dg)
    // end
}

/// The quotient f / g and its derivative, for g ≠ 0.
pub fn div((f, df): Dual, (g, dg): Dual) -> Dual {
    // solution
    (f / g, (df * g - f * dg) / (g * g))
    // end
}

/// The power fᵖ and its derivative, for f > 0, or any f with a whole p ≥ 0.
///
/// For p = 0 that is the constant 1, also at f = 0.
pub fn power((f, df): Dual, p: f64) -> Dual {
    // solution
    if p == 0.0 {
        return (1.0, 0.0);
    }
    (f.powf(p), p * f.powf(p - 1.0) * df)
    // end
}

/// The natural logarithm of f and its derivative.
///
/// Where f < 0 both are NaN: what has no value has no slope.
pub fn ln((f, df): Dual) -> Dual {
    // solution
    if f < 0.0 {
        return (f64::NAN, f64::NAN);
    }
    (f.ln(), df / f)
    // end
}

/// The sine of f and its derivative.
pub fn sin((f, df): Dual) -> Dual {
    // solution
    (f.sin(), f.cos() * df)
    // end
}

/// The cosine of f and its derivative.
pub fn cos((f, df): Dual) -> Dual {
    // solution
    (f.cos(), -f.sin() * df)
    // end
}

/// The exponential of f and its derivative.
pub fn exp((f, df): Dual) -> Dual {
    // solution
    (f.exp(), f.exp() * df)
    // end
}

/// The derivative f'(x) of an f that is written with the operations above, without any step h.
///
/// f is evaluated once.
pub fn derivative(f: &dyn Fn(Dual) -> Dual, x: f64) -> f64 {
    // solution
    let (_, slope) = f((x, 1.0));
    slope
    // end
}

/// The swing e^(−x/2) cos(3x), which dies down, written with the operations above.
pub fn swing(x: Dual) -> Dual {
    // solution
    let decay = exp(mul((-0.5, 0.0), x));
    let wave = cos(mul((3.0, 0.0), x));
    mul(decay, wave)
    // end
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
