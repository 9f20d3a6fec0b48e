//! One vector in three shapes.

use ndarray::{Array2, array};

fn main() {
    // ANCHOR: shown
    let flat = array![2.0, 7.0, 1.0, 8.0];
    let column: Array2<f64> = array![[2.0], [7.0], [1.0], [8.0]];
    let row: Array2<f64> = array![[2.0, 7.0, 1.0, 8.0]];

    println!("flat {:?}, its transpose {:?}", flat.shape(), flat.t().shape());
    println!("column {:?}, its transpose {:?}", column.shape(), column.t().shape());
    println!("row times column {:?}", row.dot(&column).shape());
    println!("column times row {:?}", column.dot(&row).shape());
    // ANCHOR_END: shown
}
