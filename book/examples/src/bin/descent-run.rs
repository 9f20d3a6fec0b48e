//! Gradient descent on a bowl, with a step size that is good and with one that is too large.

use ndarray::{Array1, array};

fn main() {
    // ANCHOR: shown
    let f = |x: &Array1<f64>| 0.5 * (x[0] * x[0] + 3.0 * x[1] * x[1]);
    let gradient = |x: &Array1<f64>| array![x[0], 3.0 * x[1]];
    for eta in [0.5, 0.7] {
        let mut x = array![4.0, 2.0];
        print!("η = {eta}: f =");
        for _ in 0..7 {
            print!(" {:.3}", f(&x));
            x = &x - eta * gradient(&x);
        }
        println!();
    }
    // ANCHOR_END: shown
}
