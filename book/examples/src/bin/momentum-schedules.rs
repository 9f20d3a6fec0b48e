//! The step size within the velocity, and the step size before it: two methods, once it changes.

fn main() {
    // ANCHOR: shown
    let gradient = |x: f64| x; // f(x) = x²/2
    let lambda = 0.5;
    let (mut x, mut g) = (8.0, 0.0);
    let (mut y, mut v) = (8.0, 0.0);
    for eta in [0.5, 0.5, 0.05, 0.05] {
        g = -eta * gradient(x) + lambda * g;
        x += g;
        v = gradient(y) + lambda * v; // as PyTorch has it
        y -= eta * v;
        println!("η = {eta}: {x:.2} and {y:.2}");
    }
    // ANCHOR_END: shown
}
