//! Tensors of order 0 to 3, and element types.

use ndarray::{Array1, Array3, arr0, array, s};

fn main() {
    // ANCHOR: shown
    let scalar = arr0(3.5);
    let vector = array![0.1, 0.0, -0.3];
    let matrix = array![[1, 2, 3], [4, 5, 6]];
    let images = Array3::<f32>::zeros((2, 28, 28));
    let words = Array1::from(vec!["a", "tensor", "of", "text"]);

    println!("scalar {:?}, order {}", scalar.shape(), scalar.ndim());
    println!("vector {:?}, order {}", vector.shape(), vector.ndim());
    println!("matrix {:?}, order {}", matrix.shape(), matrix.ndim());
    println!("images {:?}, order {}", images.shape(), images.ndim());
    println!("words  {:?}, order {}", words.shape(), words.ndim());
    println!("one image {:?}", images.slice(s![1, .., ..]).shape());
    println!("one pixel {}", images[[1, 0, 0]]);
    // ANCHOR_END: shown
}
