//! The matrix of a closed box, by probing.

use ndarray::{Array1, Array2, array};

fn main() {
    // ANCHOR: shown
    let turn = |x: &Array1<f64>| array![0.0 - x[1], x[0]];
    let mut a = Array2::zeros((2, 2));
    for (j, unit) in [array![1.0, 0.0], array![0.0, 1.0]].iter().enumerate() {
        a.column_mut(j).assign(&turn(unit));
    }
    println!("A =\n{a}");
    let x = array![3.0, 1.0];
    println!("f(x) = {}, A x = {}", turn(&x), a.dot(&x));
    // ANCHOR_END: shown
}
