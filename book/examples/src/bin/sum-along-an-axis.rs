//! What a sum along an axis leaves of a shape.

// ANCHOR: shown
use ndarray::{Array3, Axis, array};

fn main() {
    let x = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    println!("along axis 0: {}", x.sum_axis(Axis(0)));
    println!("along axis 1: {}", x.sum_axis(Axis(1)));
    println!("of both: {} = {}", x.sum_axis(Axis(0)).sum(), x.sum());

    let tensor = Array3::<f64>::ones((2, 3, 4));
    for axis in 0..3 {
        println!("(2, 3, 4) along axis {axis}: {:?}", tensor.sum_axis(Axis(axis)).dim());
    }
    let means = x.mean_axis(Axis(1)).unwrap();
    println!("rows less their means: {}", &x - &means.insert_axis(Axis(1)));
}
// ANCHOR_END: shown
