//! A mean squared error that broadcasting spoils without a word.

use ndarray::{Axis, array};

fn main() {
    // ANCHOR: shown
    let targets = array![1.0, 2.0, 3.0, 4.0];
    let predictions = array![[1.0], [2.0], [3.0], [4.0]]; // perfect, but of shape (4, 1)

    let wrong = &predictions - &targets;
    println!("differences {:?}", wrong.shape());
    println!("mean squared error {:?}", (&wrong * &wrong).mean());

    let right = &predictions.index_axis(Axis(1), 0) - &targets;
    println!("differences {:?}", right.shape());
    println!("mean squared error {:?}", (&right * &right).mean());
    // ANCHOR_END: shown
}
