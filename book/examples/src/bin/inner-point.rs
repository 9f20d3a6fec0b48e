//! The derivative of the outer function belongs to the inner point.

use ndarray::{Array1, array};

fn main() {
    // ANCHOR: shown
    let g = |x: &Array1<f64>| array![x[0] - x[1] * x[1] / 2.0, x[1] + x[0] * x[0] / 2.0];
    let jacobian_g = |x: &Array1<f64>| array![[1.0, -x[1]], [x[0], 1.0]];
    let f = |u: &Array1<f64>| array![u[0] * u[1], u[0]];
    let jacobian_f = |u: &Array1<f64>| array![[u[1], u[0]], [1.0, 0.0]];

    let x = array![2.0, 0.0];
    println!("J_f(g(x)) J_g(x) =\n{}", jacobian_f(&g(&x)).dot(&jacobian_g(&x)));
    println!("J_f(x) J_g(x) =\n{}", jacobian_f(&x).dot(&jacobian_g(&x)));

    let moved = array![2.0 + 1e-6, 0.0];
    println!("first column, measured: {:.3}", (f(&g(&moved)) - f(&g(&x))) / 1e-6);
    // ANCHOR_END: shown
}
