//! Exercise 3: norms.
//!
//! Vectors are one-dimensional arrays x ~ (d). Run `cargo xtask check 3` whenever you like.
//! Exercises 29 and 30 compute the linear combination and the norm on a graphics processor.

use ndarray::{Array1, ArrayView1};

/// The linear combination z = a x + b y, that is zᵢ = a xᵢ + b yᵢ.
///
/// `None` when x and y differ in length.
pub fn linear_combination(
    a: f64,
    x: ArrayView1<f64>,
    b: f64,
    y: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    // solution
    // As a kernel, for a GPU: exercise 29.
    (x.len() == y.len()).then(|| a * &x + b * &y)
    // end
}

/// The squared norm ‖x‖² = Σ xᵢ².
pub fn squared_norm(x: ArrayView1<f64>) -> f64 {
    // solution
    // As a kernel, for a GPU: exercise 30.
    x.dot(&x)
    // end
}

/// The Euclidean norm ‖x‖ = √Σ xᵢ².
pub fn norm(x: ArrayView1<f64>) -> f64 {
    // solution
    squared_norm(x).sqrt()
    // end
}

/// The Euclidean norm ‖x‖, also where the squares of the elements overflow or underflow.
///
/// The norm of (3e200, 4e200) is 5e200, although 9e400 is beyond the range of `f64`. Where an element
/// is infinite, so is the norm.
pub fn safe_norm(x: ArrayView1<f64>) -> f64 {
    // solution
    let largest = x.fold(0.0, |largest: f64, x| largest.max(x.abs()));
    if largest == 0.0 || largest.is_infinite() {
        return largest;
    }
    largest * x.iter().map(|x| (x / largest).powi(2)).sum::<f64>().sqrt()
    // end
}

/// The unit vector x / ‖x‖, also where the squares of the elements overflow or underflow.
///
/// `None` for the zero vector, which has no direction.
pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    // solution
    let length = safe_norm(x);
    (length > 0.0).then(|| &x / length)
    // end
}

kit::answers! {
    linear_combination,
    squared_norm,
    norm,
    safe_norm,
    normalise,
}
