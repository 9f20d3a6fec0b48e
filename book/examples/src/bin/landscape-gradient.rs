//! One gradient in three ways: by hand, by dual numbers, and by central differences.

use std::ops::{Add, Mul};

// ANCHOR: shown
/// A value and its derivative: a + b ε with ε² = 0.
#[derive(Clone, Copy)]
struct Dual(f64, f64);

impl Dual {
    fn sin(self) -> Self {
        Self(self.0.sin(), self.0.cos() * self.1)
    }

    fn cos(self) -> Self {
        Self(self.0.cos(), -self.0.sin() * self.1)
    }
}

impl Add for Dual {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0, self.1 + other.1)
    }
}

impl Mul for Dual {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0, self.1 * other.0 + self.0 * other.1)
    }
}

fn f(x: Dual, y: Dual) -> Dual {
    let half = Dual(0.5, 0.0);
    x.sin() * y.cos() + (half * x).sin() * (half * y).cos()
}

fn by_hand(x: f64, y: f64) -> [f64; 2] {
    [
        x.cos() * y.cos() + 0.5 * (0.5 * x).cos() * (0.5 * y).cos(),
        -x.sin() * y.sin() - 0.5 * (0.5 * x).sin() * (0.5 * y).sin(),
    ]
}

fn by_dual_numbers(x: f64, y: f64) -> [f64; 2] {
    [f(Dual(x, 1.0), Dual(y, 0.0)).1, f(Dual(x, 0.0), Dual(y, 1.0)).1]
}

fn by_differences(x: f64, y: f64, h: f64) -> [f64; 2] {
    let value = |x, y| f(Dual(x, 0.0), Dual(y, 0.0)).0;
    [
        (value(x + h, y) - value(x - h, y)) / (2.0 * h),
        (value(x, y + h) - value(x, y - h)) / (2.0 * h),
    ]
}

fn main() {
    let apart = |[a, b]: [f64; 2], [c, d]: [f64; 2]| (a - c).hypot(b - d);
    for (x, y) in [(1.0, 2.0), (8.0, 3.0), (5.5, 9.0)] {
        let gradient = by_hand(x, y);
        println!("∇f({x}, {y}) = ({:.6}, {:.6})", gradient[0], gradient[1]);
        let duals = apart(by_dual_numbers(x, y), gradient);
        let told = if duals < 1e-15 { "equal up to rounding" } else { "not equal" };
        println!("  dual numbers: {told}");
        for h in [1e-1, 1e-2, 1e-3] {
            let error = apart(by_differences(x, y, h), gradient);
            println!("  central differences, h = {h}: off by {error:.1e}");
        }
    }
}
// ANCHOR_END: shown
