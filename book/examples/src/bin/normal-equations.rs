//! The slope of a line, by the normal equations and by QR, the farther its points are from zero.

use ndarray::Array1;

fn main() {
    // ANCHOR: shown
    // Ten points on y = 1 + ½ k at t = offset + k. The columns of A are 1 and t; wanted is the factor of t.
    let k = Array1::from_iter((0..10).map(f64::from));
    let y = 1.0 + 0.5 * &k;
    println!("offset  normal equations  QR");
    for power in [0, 2, 4, 6, 7, 8] {
        let t = 10_f64.powi(power) + &k;
        // AᵀA = [[n, Σt], [Σt, Σt²]] and Aᵀb = [Σy, Σty], solved by Cramer's rule.
        let n = t.len() as f64;
        let determinant = n * t.dot(&t) - t.sum() * t.sum();
        let normal = (n * t.dot(&y) - t.sum() * y.sum()) / determinant;
        // The second column without its part along the first: its direction is the second column of Q.
        let rest = &t - t.sum() / n;
        let qr = rest.dot(&y) / rest.dot(&rest);
        println!("{:>6.0e}  {normal:>16.10}  {qr:.10}", 10_f64.powi(power));
    }
    // ANCHOR_END: shown
}
