//! The right shape, and the wrong elements in it.

use ndarray::{ShapeError, array};

fn main() -> Result<(), ShapeError> {
    // ANCHOR: shown
    let x = array![[1, 2, 3], [4, 5, 6]]; // h w

    let wrong = x.to_shape((3, 2))?;
    println!("reshaped    {:?} {}", wrong.shape(), wrong);

    let right = x.t(); // h w -> w h
    println!("transposed  {:?} {}", right.shape(), right);

    let flat = right.to_shape(6)?; // h w -> (w h)
    println!("then merged {flat}");
    // ANCHOR_END: shown
    Ok(())
}
