//! Probing gives a matrix, whether there is one or not.

use ndarray::{Array1, Array2, array};

fn main() {
    // ANCHOR: shown
    let (w, b) = (array![[2.0, 0.0], [0.0, 3.0]], array![1.0, 1.0]);
    let f = |x: &Array1<f64>| w.dot(x) + &b;
    let mut a = Array2::zeros((2, 2));
    for (j, unit) in [array![1.0, 0.0], array![0.0, 1.0]].iter().enumerate() {
        a.column_mut(j).assign(&f(unit));
    }
    println!("A =\n{a}");
    for x in [array![0.5, 0.5], array![1.0, 1.0], array![0.0, 0.0]] {
        println!("x = {x}: f(x) = {}, A x = {}", f(&x), a.dot(&x));
    }
    // ANCHOR_END: shown
}
