//! Where descent ends on a function with two wells, and on a convex one.

fn main() {
    // ANCHOR: shown
    // f(x) = x⁴/4 − x²/2 + x/5 has two wells of different depth.
    // g(x) = x²/2 + x/5 is convex. The step size is 0.1.
    let f = |x: f64| x.powi(4) / 4.0 - x * x / 2.0 + x / 5.0;
    for start in [-2.0_f64, 0.1, 0.2, 0.22, 2.0] {
        let (mut x, mut z) = (start, start);
        for _ in 0..400 {
            x -= 0.1 * (x.powi(3) - x + 0.2);
            z -= 0.1 * (z + 0.2);
        }
        println!("from {start:>4}: on f to {x:>6.3}, f = {:>6.3}; on g to {z:>6.3}", f(x));
    }
    // ANCHOR_END: shown
}
