//! How fast a linear model's error shrinks tells whether its gradient is right.

use ndarray::{Array1, array};

fn main() {
    // ANCHOR: shown
    let f = |x: &Array1<f64>| x[0] * x[0] + x[0] * x[1];
    let (x0, v) = (array![1.0, 2.0], array![1.0, 1.0]);
    let right = array![2.0 * x0[0] + x0[1], x0[0]];
    let forgotten = array![2.0 * x0[0], x0[0]];
    println!("     t  right     x₂ forgotten");
    for t in [0.1, 0.05, 0.025] {
        let there = f(&(&x0 + t * &v));
        let error = |gradient: &Array1<f64>| (there - f(&x0) - t * gradient.dot(&v)).abs();
        println!("{t:>6}  {:.6}  {:.6}", error(&right), error(&forgotten));
    }
    // ANCHOR_END: shown
}
