//! The terms of one inner product.

use ndarray::array;

fn main() {
    // ANCHOR: shown
    let x = array![0.1, 0.0, -0.3];
    let y = array![-4.0, 0.05, 0.1];
    let terms = &x * &y;
    println!("terms {terms}");
    println!("sum {}", terms[0] + terms[1] + terms[2]);
    // ANCHOR_END: shown
}
