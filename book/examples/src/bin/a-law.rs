//! A formula that passes every test one would write by hand, against a law.

// ANCHOR: shown
/// The larger of two numbers, by a formula without a branch.
fn larger(a: f64, b: f64) -> f64 {
    f64::midpoint(a + b, (a - b).abs())
}

fn main() {
    println!("larger(3, 5) = {}", larger(3.0, 5.0));
    println!("larger(-2, -7) = {}", larger(-2.0, -7.0));

    // The law: the larger of a and b is one of the two. Small cases first.
    let mut cases = (0..40).map(|power| (1.0, -10_f64.powi(power)));
    let broken = cases.find(|&(a, b)| ![a, b].contains(&larger(a, b)));
    if let Some((a, b)) = broken {
        println!("larger({a:e}, {b:e}) = {:e}, which is neither", larger(a, b));
    }
}
// ANCHOR_END: shown
