//! One gradient in three ways: by hand, by the dual numbers of an exercise, and by central differences.

#[path = "../../../../solutions/16-derivatives/src/lib.rs"]
#[allow(dead_code, reason = "it also answers the grader")]
mod derivatives;

// ANCHOR: shown
// Pairs (f, f'), and the functions of the exercise on derivatives.
use derivatives::{Dual, add, cos, mul, sin};

fn f(x: Dual, y: Dual) -> Dual {
    let half = |t| mul((0.5, 0.0), t);
    add(mul(sin(x), cos(y)), mul(sin(half(x)), cos(half(y))))
}

fn by_hand(x: f64, y: f64) -> [f64; 2] {
    [
        x.cos() * y.cos() + 0.5 * (0.5 * x).cos() * (0.5 * y).cos(),
        -x.sin() * y.sin() - 0.5 * (0.5 * x).sin() * (0.5 * y).sin(),
    ]
}

fn by_dual_numbers(x: f64, y: f64) -> [f64; 2] {
    [f((x, 1.0), (y, 0.0)).1, f((x, 0.0), (y, 1.0)).1]
}

fn by_differences(x: f64, y: f64, h: f64) -> [f64; 2] {
    let value = |x, y| f((x, 0.0), (y, 0.0)).0;
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
