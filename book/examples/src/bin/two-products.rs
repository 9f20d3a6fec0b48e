//! The product of two matrices depends on their order, and is not `*`.

use ndarray::array;

fn main() {
    // ANCHOR: shown
    let x = array![[1.0, 2.0], [3.0, 4.0]];
    let y = array![[5.0, 6.0], [7.0, 8.0]];
    println!("X Y =\n{}", x.dot(&y));
    println!("Y X =\n{}", y.dot(&x));
    println!("x * y, element by element:\n{}", &x * &y);
    // ANCHOR_END: shown
}
