//! A Jacobian column by column.

use ndarray::{Array1, Array2, array};

fn main() {
    // ANCHOR: shown
    let f = |x: &Array1<f64>| array![x[0] - x[1] * x[1] / 2.0, x[1] + x[0] * x[0] / 2.0];
    let (p, h) = (array![1.0, 0.5], 0.001);
    let mut jacobian = Array2::zeros((2, 2));
    for j in 0..2 {
        let (mut right, mut left) = (p.clone(), p.clone());
        right[j] += h;
        left[j] -= h;
        jacobian.column_mut(j).assign(&((f(&right) - f(&left)) / (2.0 * h)));
    }
    println!("{jacobian:.6}");
    // ANCHOR_END: shown
}
