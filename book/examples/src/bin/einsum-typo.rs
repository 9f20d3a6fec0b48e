//! A letter mistyped in a specification is another index, and no error.

use ndarray::{Array2, Axis, array};

fn main() {
    // ANCHOR: shown
    let a = array![[1.0, 2.0], [3.0, 4.0]];
    let b = array![[1.0, 10.0], [100.0, 1000.0]];
    println!("'ij,jk->ik':\n{}", a.dot(&b));
    // 'ij,lk->ik': j and l are summed each for itself.
    let (rows, columns) = (a.sum_axis(Axis(1)), b.sum_axis(Axis(0)));
    let typo = Array2::from_shape_fn((2, 2), |(i, k)| rows[i] * columns[k]);
    println!("'ij,lk->ik':\n{typo}");
    // ANCHOR_END: shown
}
