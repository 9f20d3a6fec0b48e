//! Exercise 5: sums and distances.
//!
//! Vectors are one-dimensional arrays x ~ (d), a batch of n points the rows of a matrix X ~ (n, d).
//! Run `cargo xtask check 5` whenever you like.

use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis};

/// The sum of the elements of x ~ (d) as an inner product: ⟨x, 1⟩ = Σ xᵢ, where 1 ~ (d) is the vector
/// of ones. The sum of an empty vector is 0.
pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    // solution
    x.dot(&Array1::ones(x.len()))
    // end
}

/// The squared distance ‖x - y‖² = ⟨x, x⟩ + ⟨y, y⟩ - 2 ⟨x, y⟩ of x ~ (d) and y ~ (d), never negative.
///
/// `None` when x and y differ in length.
pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // solution
    (x.len() == y.len()).then(|| (x.dot(&x) + y.dot(&y) - 2.0 * x.dot(&y)).max(0.0))
    // end
}

/// The squared distances of all rows of X ~ (n, d), a matrix D ~ (n, n) with Dᵢⱼ = ‖xᵢ - xⱼ‖².
///
/// By the Gram matrix G = X Xᵀ ~ (n, n): Dᵢⱼ = Gᵢᵢ + Gⱼⱼ - 2 Gᵢⱼ. No element is negative, the diagonal
/// is exactly 0, and nothing of shape (n, n, d) is stored on the way.
pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    // solution
    let gram = x.dot(&x.t());
    let squares = gram.diag().to_owned();
    let columns = squares.view().insert_axis(Axis(1));
    let mut distances = &columns + &squares - 2.0 * &gram;
    distances.mapv_inplace(|distance| distance.max(0.0));
    distances.diag_mut().fill(0.0);
    distances
    // end
}

kit::answers! {
    sum_by_inner_product,
    squared_distance,
    pairwise_squared_distances,
}
