//! Three steps of descent on f(x) = sin x₁ cos x₂ from a batch of three starts, derived by hand.

use ndarray::{Array2, Axis, array, stack};

fn main() {
    // ANCHOR: shown
    let gradient = |x: &Array2<f64>| {
        let (x1, x2) = (x.column(0), x.column(1));
        let first = x1.cos() * x2.cos();
        let second = -(x1.sin() * x2.sin());
        stack![Axis(1), first, second]
    };
    let mut x = array![[1.0, 0.5], [2.0, 1.0], [-1.0, 2.0]];
    println!("{:.3}\n", gradient(&x));
    for _ in 0..3 {
        x = &x - 0.5 * gradient(&x);
    }
    println!("{x:.3}");
    // ANCHOR_END: shown
}
