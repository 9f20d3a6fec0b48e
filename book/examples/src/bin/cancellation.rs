//! The squared distance of two numbers, far from zero.

fn main() {
    // ANCHOR: shown
    println!("offset        (x-y)²     x²+y²-2xy");
    for power in 0..=9 {
        let offset = 10_f64.powi(power);
        let (x, y) = (offset + 0.9, offset + 0.2);
        let direct = (x - y) * (x - y);
        let expanded = x * x + y * y - 2.0 * x * y;
        println!("{offset:>6e}  {direct:>12.9}  {expanded:>12.9}");
    }
    // ANCHOR_END: shown
}
