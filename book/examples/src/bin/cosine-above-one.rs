//! Rounding can push a cosine past one.

fn main() {
    // ANCHOR: shown
    let (x1, x2) = (0.3_f64, 0.5_f64);
    let length = (x1 * x1 + x2 * x2).sqrt();
    let (u1, u2) = (x1 / length, x2 / length);
    let cosine = u1 * u1 + u2 * u2; // of the vector with itself: 1, were it exact
    println!("cosine {cosine:?}");
    println!("angle  {:?}", cosine.acos());
    // ANCHOR_END: shown
}
