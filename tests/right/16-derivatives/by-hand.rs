//! The slope of the swing by hand, the rules with named intermediate results.
use super::Dual;

pub fn mul(f: Dual, g: Dual) -> Dual {
    let (left, right) = (f.1 * g.0, f.0 * g.1);
    (f.0 * g.0, right + left)
}

pub fn sin((f, df): Dual) -> Dual {
    let (sin, cos) = f.sin_cos();
    (sin, df * cos)
}

pub fn cos((f, df): Dual) -> Dual {
    let (sin, cos) = f.sin_cos();
    (cos, -(df * sin))
}

pub fn swing((x, dx): Dual) -> Dual {
    let decay = (-x / 2.0).exp();
    let (sin, cos) = (3.0 * x).sin_cos();
    (decay * cos, -(decay * cos / 2.0 + 3.0 * decay * sin) * dx)
}
