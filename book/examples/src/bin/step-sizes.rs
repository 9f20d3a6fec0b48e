//! Five step sizes on one bowl.

fn main() {
    // ANCHOR: shown
    // f(x) = ½ (x₁² + 10 x₂²): μ = 1, L = 10, and the minimum is at 0.
    for eta in [0.02, 0.1, 2.0 / 11.0, 0.19, 0.21] {
        let (mut x1, mut x2) = (1.0_f64, 1.0_f64);
        print!("η = {eta:.3}:");
        for step in 1..=100 {
            (x1, x2) = (x1 - eta * x1, x2 - eta * 10.0 * x2);
            if [1, 10, 100].contains(&step) {
                print!("  {:.1e}", (x1 * x1 + x2 * x2).sqrt());
            }
        }
        println!();
    }
    // ANCHOR_END: shown
}
