//! Squares leave the range of f64 long before the numbers do.

fn main() {
    // ANCHOR: shown
    for (x, y) in [(3.0_f64, 4.0_f64), (3e-200, 4e-200), (3e200, 4e200)] {
        let squares = x * x + y * y;
        println!("x = {x:e}, y = {y:e}");
        println!("  x² + y² = {squares:e}, its root {:e}", squares.sqrt());
        println!("  hypot(x, y) = {:e}", x.hypot(y));
    }
    println!("largest f64 {:e}, its root {:e}", f64::MAX, f64::MAX.sqrt());
    // ANCHOR_END: shown
}
