//! The slope of a line, by the normal equations and by QR, the farther its points are from zero.

use ndarray::Array1;

fn main() {
    // ANCHOR: shown
    // Ten points on a line of slope 1/3, at t = offset + k.
    // The columns of A are 1 and t; wanted is the factor of t.
    let k = Array1::from_iter((0..10).map(|k| f64::from(k) / 10.0));
    let y = 1.0 + &k / 3.0;
    println!("offset  normal equations     QR");
    for power in [0, 2, 4, 6, 8] {
        let t = 10_f64.powi(power) + &k;
        // AᵀA = [[n, Σt], [Σt, Σt²]] and Aᵀb = [Σy, Σty], solved by Cramer's rule.
        let n = t.len() as f64;
        let determinant = n * t.dot(&t) - t.sum() * t.sum();
        let normal = (n * t.dot(&y) - t.sum() * y.sum()) / determinant;
        // t without its part along 1: the second column of Q, but for its length.
        let rest = &t - t.sum() / n;
        let qr = rest.dot(&y) / rest.dot(&rest);
        println!("{:>6.0e}  {normal:>16.12}  {qr:>16.12}", 10_f64.powi(power));
    }
    // ANCHOR_END: shown
}
