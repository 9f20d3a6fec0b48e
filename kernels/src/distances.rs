//! Squared distances of the rows of a matrix.

use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis};
use pulp::Arch;

use crate::Element;
use crate::cores::for_each;
use crate::product::write_product;
use crate::unwritten::unwritten;

/// Elements of the result that a core takes at a time: they stay in its cache while the product becomes distances.
const BLOCK: usize = 1 << 16;

/// The squared distances of all rows, Dᵢⱼ = ‖xᵢ - xⱼ‖² = Gᵢᵢ + Gⱼⱼ - 2 Gᵢⱼ with the Gram matrix G = X Xᵀ.
///
/// No element is negative and the diagonal is exactly 0. As in any evaluation of this formula, the error of Dᵢⱼ is bounded by
/// about (d + 3) u (‖xᵢ‖ + ‖xⱼ‖)²: rows that are close to one another and far from 0 lose digits.
///
/// # Shapes
///
/// X ~ (n, d), with any strides, gives (n, n), in row-major order.
pub fn pairwise_squared_distances<T: Element>(x: ArrayView2<T>) -> Array2<T> {
    let n = x.nrows();
    let squares: Vec<T> = x.rows().into_iter().map(|row| square(row.iter())).collect();
    // Contiguous once, for every block that multiplies by it.
    let transposed = x.t().as_standard_layout().into_owned();
    let mut d = unwritten((n, n));
    let size = (BLOCK / n.max(1)).clamp(1, n.div_ceil(2 * rayon::current_num_threads()).max(1));
    let tasks: Vec<_> = d
        .axis_chunks_iter_mut(Axis(0), size)
        .zip(x.axis_chunks_iter(Axis(0), size))
        .enumerate()
        .collect();
    for_each(tasks, |(block, (d, x))| {
        let d = write_product(d, x, transposed.view());
        // `dispatch` inlines a closure only where that owns what it takes, as one that is called once.
        Arch::new().dispatch(
            #[inline(always)]
            || distances_of_block(d, block * size, &squares),
        );
    });
    // SAFETY: the blocks are all of it, and each has been written.
    #[allow(unsafe_code)]
    unsafe {
        d.assume_init()
    }
}

fn square<'a, T: Element>(row: impl Iterator<Item = &'a T>) -> T {
    row.fold(T::zero(), |sum, x| sum + *x * *x)
}

/// The rows from `first` on.
#[inline(always)]
fn distances_of_block<T: Element>(mut products: ArrayViewMut2<T>, first: usize, squares: &[T]) {
    for (row, mut products) in (first..).zip(products.rows_mut()) {
        let products = products.as_slice_mut().expect("a row of a new array is contiguous");
        distances_of_row(products, squares[row], squares);
        products[row] = T::zero();
    }
}

/// From inner products ⟨x, xⱼ⟩ to squared distances; NaN stays.
#[inline(always)]
fn distances_of_row<T: Element>(products: &mut [T], square: T, squares: &[T]) {
    let two = T::one() + T::one();
    for (product, other) in products.iter_mut().zip(squares) {
        let distance = square + *other - two * *product;
        *product = if distance < T::zero() { T::zero() } else { distance };
    }
}
