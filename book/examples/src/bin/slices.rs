//! Slices of a tensor of order 3.

use ndarray::{Array3, s};

fn main() {
    // ANCHOR: shown
    // Each element spells its own index, counted from one: X_ijk is 100 i + 10 j + k.
    let x = Array3::from_shape_fn((4, 3, 5), |(i, j, k)| 111 + 100 * i + 10 * j + k);

    let third = x.slice(s![2, .., ..]);
    println!("the text's X_3 has shape {:?}", third.shape());

    let middle = x.slice(s![.., 1, 0..3]);
    println!("the text's X_(:, 2, 1:4) has shape {:?}:", middle.shape());
    println!("{middle}");

    let empty = x.slice(s![0, .., 2..2]);
    println!("from 3 up to 3 there is nothing: shape {:?}", empty.shape());
    // ANCHOR_END: shown
}
