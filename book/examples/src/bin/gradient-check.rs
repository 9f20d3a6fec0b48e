//! A right gradient and a wrong one, checked with several steps.

/// ½ (x₁² + x₂²) + sin(x₁ x₂) / 10.
fn f(x: [f64; 2]) -> f64 {
    0.5 * (x[0] * x[0] + x[1] * x[1]) + (x[0] * x[1]).sin() / 10.0
}

fn differences(x: [f64; 2], h: f64) -> [f64; 2] {
    [
        (f([x[0] + h, x[1]]) - f([x[0] - h, x[1]])) / (2.0 * h),
        (f([x[0], x[1] + h]) - f([x[0], x[1] - h])) / (2.0 * h),
    ]
}

fn error(one: [f64; 2], other: [f64; 2]) -> f64 {
    let norm = |x: [f64; 2]| x[0].hypot(x[1]);
    norm([one[0] - other[0], one[1] - other[1]]) / norm(one).max(norm(other))
}

fn main() {
    // ANCHOR: shown
    // f(x) = ½ (x₁² + x₂²) + sin(x₁ x₂) / 10
    // Somebody forgot the inner derivative of the sine.
    let right = |[x, y]: [f64; 2]| [x + y * (x * y).cos() / 10.0, y + x * (x * y).cos() / 10.0];
    let wrong = |[x, y]: [f64; 2]| [x + (x * y).cos() / 10.0, y + (x * y).cos() / 10.0];
    let x = [0.7, -1.2];
    println!("       h  right    wrong");
    for exponent in [-1, -3, -5, -7, -9] {
        let measured = differences(x, 10_f64.powi(exponent));
        let errors = [right(x), wrong(x)].map(|claimed| error(claimed, measured));
        println!("   10^{exponent}  {:.1e}  {:.1e}", errors[0], errors[1]);
    }
    // ANCHOR_END: shown
}
