//! Rows and columns scaled in two ways, and how many multiplications each takes.

use ndarray::{Array2, Axis, array};

fn main() {
    // ANCHOR: shown
    let u = array![2.0, 10.0];
    let x = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    let v = array![1.0, 0.0, -1.0];

    let outer = &u.view().insert_axis(Axis(1)) * &v; // u vᵀ, by broadcasting
    println!("X ⊙ (u vᵀ) =\n{}", &x * &outer);
    let product = Array2::from_diag(&u).dot(&x).dot(&Array2::from_diag(&v));
    println!("diag(u) X diag(v) =\n{product}");

    let (n, d) = (1000, 1000);
    println!("n = d = {n}: {} multiplications, or {}", 2 * n * d, n * n * d + n * d * d);
    // ANCHOR_END: shown
}
