//! Two matrices and two vectors: a batch of vectors has the shape of a matrix.

use ndarray::array;

fn main() {
    // ANCHOR: shown
    let x = array![[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]];
    let v = array![[1.0, 0.0], [0.0, 10.0]];
    println!("X {:?} @ V {:?} multiplies every matrix by the matrix V:", x.shape(), v.shape());
    for x in x.outer_iter() {
        println!(
            "  {:?}",
            x.dot(&v).rows().into_iter().map(|row| row.to_vec()).collect::<Vec<_>>()
        );
    }
    println!("meant was matrix i times vector i:");
    for (x, v) in x.outer_iter().zip(v.outer_iter()) {
        println!("  {:?}", x.dot(&v).to_vec());
    }
    // ANCHOR_END: shown
}
