//! A batch, whole and row by row.

use ndarray::{Axis, array, s};

fn main() {
    // ANCHOR: shown
    let x = array![[3.0, 4.0], [0.0, 2.0], [-1.0, 0.0]];
    println!("X ~ {:?}: n = {}, d = {}", x.dim(), x.nrows(), x.ncols());
    for (i, row) in x.rows().into_iter().enumerate() {
        println!("x_{} = {row}, its squared norm {}", i + 1, row.dot(&row));
    }
    println!("all squared norms at once: {}", (&x * &x).sum_axis(Axis(1)));

    println!(
        "one row ~ {:?}, a batch of one ~ {:?}",
        x.row(0).shape(),
        x.slice(s![..1, ..]).shape()
    );
    // ANCHOR_END: shown
}
