//! Something element by element, and then a reduction.

use ndarray::array;

fn main() {
    // ANCHOR: shown
    let predicted = array![[[0.5, 2.0], [1.0, 3.0]], [[4.0, 0.0], [2.0, 1.0]]];
    let target = array![[[1.0, 2.0], [0.0, 3.0]], [[4.0, 1.0], [2.0, 2.0]]];

    let dot = (&predicted * &target).sum();
    let difference = &predicted - &target;
    let mean_square = (&difference * &difference).sum() / difference.len() as f64;
    let largest = difference.iter().fold(0.0, |most: f64, x| most.max(x.abs()));

    println!("generalised dot product   {dot}");
    println!("mean squared error        {mean_square}");
    println!("largest deviation         {largest}");
    // ANCHOR_END: shown
}
