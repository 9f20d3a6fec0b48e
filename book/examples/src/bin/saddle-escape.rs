//! How long descent stays near a saddle.

fn main() {
    // ANCHOR: shown
    // f(x) = ½ (x₁² − x₂²): a saddle at 0, down along the second axis. η = 0.1.
    for start in [1e-2, 1e-4, 1e-8, 0.0] {
        let (mut x1, mut x2) = (1.0_f64, start);
        let mut steps = 0;
        while x2 < 1.0 && steps < 1000 {
            (x1, x2) = (x1 - 0.1 * x1, x2 + 0.1 * x2);
            steps += 1;
        }
        println!("from (1, {start:e}): x₂ = {x2:.2} after {steps} steps, x₁ = {x1:.0e}");
    }
    // ANCHOR_END: shown
}
