//! The exponent between n and 2n of a cost with a term of lower order.

fn main() {
    // ANCHOR: shown
    let cost = |n: f64| n.powi(3) + 300.0 * n.powi(2);
    for n in [10.0, 100.0, 1000.0, 10_000.0, 100_000.0] {
        let slope = (cost(2.0 * n) / cost(n)).log2();
        println!("n³ + 300 n² between n = {n} and {}: exponent {slope:.3}", 2.0 * n);
    }
    // ANCHOR_END: shown
}
