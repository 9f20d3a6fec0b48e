//! The text counts from one, code from zero.

use ndarray::{array, s};

fn main() {
    // ANCHOR: shown
    let x = array![10, 20, 30, 40, 50, 60];
    println!("the text's x_1 is x[0] = {}", x[0]);
    println!("the text's x_6 is x[5] = {}", x[5]);
    println!("the text's x_(3:6) is x[2..5] = {}", x.slice(s![2..5]));
    // ANCHOR_END: shown
}
