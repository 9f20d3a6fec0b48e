//! When the exponential of a sum is the product of exponentials.

use ndarray::{Array2, array};

// ANCHOR: shown
fn exp(a: &Array2<f64>) -> Array2<f64> {
    // exp(A) = exp(A / 2)²; of a tiny matrix the first terms of the series are enough.
    if a.iter().all(|x| x.abs() < 1e-3) {
        let square = a.dot(a);
        return Array2::<f64>::eye(a.nrows()) + a + &square / 2.0 + square.dot(a) / 6.0;
    }
    let half = exp(&(a / 2.0));
    half.dot(&half)
}

fn main() {
    let a = array![[0.0, 1.0], [0.0, 0.0]];
    let b = array![[0.0, 0.0], [1.0, 0.0]];
    println!("exp(A) =\n{:.3}", exp(&a));
    println!("exp(A) exp(B) =\n{:.3}", exp(&a).dot(&exp(&b)));
    println!("exp(A + B) =\n{:.3}", exp(&(&a + &b)));
    println!("exp(A) exp(-A) =\n{:.3}", exp(&a).dot(&exp(&-&a)));
}
// ANCHOR_END: shown
