//! A sum as an inner product with ones.

fn main() {
    // ANCHOR: shown
    let x = [2.0, 7.0, 1.0, 8.0];
    let ones = [1.0; 4];
    println!("{:?}", x[0] * ones[0] + x[1] * ones[1] + x[2] * ones[2] + x[3] * ones[3]);
    // ANCHOR_END: shown
}
