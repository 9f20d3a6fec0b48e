//! One vector after another, and all at once.

use ndarray::array;

fn main() {
    // ANCHOR: shown
    let w = array![[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]]; // W ~ (2, 3)
    let x = array![[1.0, 2.0, 3.0], [4.0, 0.0, 1.0], [0.0, 5.0, 5.0], [2.0, 2.0, 2.0]]; // X ~ (4, 3)
    for row in x.rows() {
        println!("W {row} = {}", w.dot(&row));
    }
    let z = x.dot(&w.t());
    println!("X Wᵀ ~ {:?}\n{z}", z.dim());
    // ANCHOR_END: shown
}
