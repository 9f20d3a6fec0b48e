//! A norm that overflows although its value is representable.

// ANCHOR: scaled
/// Divides by the largest entry before squaring.
fn scaled(x: &[f64]) -> f64 {
    let m = x.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    m * x.iter().map(|v| (v / m).powi(2)).sum::<f64>().sqrt()
}
// ANCHOR_END: scaled

fn main() {
    // ANCHOR: shown
    let x = [3e200_f64, 4e200]; // a comment that is rather long, so that this line must scroll on a narrow screen
    let naive = x.iter().map(|v| v * v).sum::<f64>().sqrt();
    println!("naive:  {naive}");
    println!("scaled: {}", scaled(&x));
    // ANCHOR_END: shown
}
