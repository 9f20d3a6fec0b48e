//! A specification read as loops: one for every index.

use ndarray::{Array3, Axis};

fn main() {
    // ANCHOR: shown
    // 'ijz,izk->ijk' for A ~ (2, 2, 3) and B ~ (2, 3, 2).
    let a = Array3::from_shape_fn((2, 2, 3), |(i, j, z)| (i + 2 * j + z) as f64);
    let b = Array3::from_shape_fn((2, 3, 2), |(i, z, k)| (1 + i * z + k) as f64);
    let mut m = Array3::<f64>::zeros((2, 2, 2));
    for i in 0..2 {
        for j in 0..2 {
            for k in 0..2 {
                for z in 0..3 {
                    m[[i, j, k]] += a[[i, j, z]] * b[[i, z, k]];
                }
            }
        }
    }
    for i in 0..2 {
        let product = a.index_axis(Axis(0), i).dot(&b.index_axis(Axis(0), i));
        println!("slice {i} of M {}", m.index_axis(Axis(0), i));
        println!("is A{i} B{i}: {}", m.index_axis(Axis(0), i) == product);
    }
    // ANCHOR_END: shown
}
