//! Blocks of an image: split, move, fold, and the way back.

use ndarray::{Array, Axis, ShapeError};

fn main() -> Result<(), ShapeError> {
    // ANCHOR: shown
    let image = Array::from_iter(0..16).into_shape_with_order((4, 4))?;

    // (h 2) (w 2) -> h w (2 2), by hand
    let split = image.to_shape((2, 2, 2, 2))?; // h i w j
    let moved = split.view().permuted_axes([0, 2, 1, 3]); // h w i j
    let blocks = moved.to_shape((2, 2, 4))?; // h w (i j)
    println!("the first block {}", blocks.index_axis(Axis(0), 0).row(0));

    let largest = blocks.map_axis(Axis(2), |block| block.iter().copied().max());
    println!("largest {:?}", largest.iter().flatten().collect::<Vec<_>>());

    // h w -> (h 2) (w 2)
    let small = largest.mapv(Option::unwrap_or_default);
    let grown = small.view().insert_axis(Axis(1)).insert_axis(Axis(3)); // h 1 w 1
    if let Some(stretched) = grown.broadcast((2, 2, 2, 2)) {
        println!("repeated\n{}", stretched.to_shape((4, 4))?);
    }
    // ANCHOR_END: shown
    Ok(())
}
