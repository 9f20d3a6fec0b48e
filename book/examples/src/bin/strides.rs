//! One piece of memory, several arrays.

use ndarray::{array, s};

fn main() {
    // ANCHOR: shown
    let x = array![[11, 12, 13], [21, 22, 23]];
    println!("x             {:?} strides {:?}", x.shape(), x.strides());
    println!("x transposed  {:?} strides {:?}", x.t().shape(), x.t().strides());

    let every_other = x.slice(s![.., ..;2]);
    println!("every other   {:?} strides {:?}", every_other.shape(), every_other.strides());
    let reversed = x.slice(s![..;-1, ..]);
    println!("rows reversed {:?} strides {:?}", reversed.shape(), reversed.strides());
    println!("rows reversed starts with {}", reversed[[0, 0]]);

    println!("in memory {:?}", x.as_slice().unwrap_or_default());
    println!("transposed, in its own order {:?}", x.t().iter().collect::<Vec<_>>());
    // ANCHOR_END: shown
}
