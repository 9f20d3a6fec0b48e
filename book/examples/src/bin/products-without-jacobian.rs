//! Both products with the Jacobian for W, with it and without it.

use ndarray::{Array3, Axis, array, s};

fn main() {
    // ANCHOR: shown
    let (x, u) = (array![1.0, 2.0, 3.0], array![1.0, 10.0]);
    let v = array![[1.0, 0.0, 1.0], [0.0, 2.0, 0.0]];

    let mut jacobian = Array3::zeros((2, 2, 3));
    for i in 0..2 {
        jacobian.slice_mut(s![i, i, ..]).assign(&x);
    }
    let weighted = &jacobian * &u.view().insert_axis(Axis(1)).insert_axis(Axis(2));
    println!("uᵀ J = {}", weighted.sum_axis(Axis(0)));
    println!("J V = {}", (&jacobian * &v).sum_axis(Axis(2)).sum_axis(Axis(1)));

    let (column, row) = (u.insert_axis(Axis(1)), x.view().insert_axis(Axis(0)));
    println!("u xᵀ = {}", column.dot(&row));
    println!("V x = {}", v.dot(&x));
    // ANCHOR_END: shown
}
