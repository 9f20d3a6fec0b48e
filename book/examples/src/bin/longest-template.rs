//! A long template drowns out the one that fits.

use ndarray::{Axis, array};

fn main() {
    // ANCHOR: shown
    let templates = array![[2.0_f64, 0.9], [0.1, 0.8], [-0.6, -0.35]];
    let x = array![0.1, 0.8]; // exactly the second template
    let scores = templates.dot(&x);
    println!("scores {scores:.3}");

    let lengths = templates.map_axis(Axis(1), |w| w[0].hypot(w[1]));
    println!("scores by length {:.3}", scores / lengths);
    // ANCHOR_END: shown
}
