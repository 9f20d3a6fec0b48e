//! Matrix products, single and in batches.
//!
//! The blocked and packed algorithm of Goto and van de Geijn (*Anatomy of High-Performance Matrix Multiplication*,
//! ACM TOMS 34, 2008) as the crate [`gemm`] implements it, on every core that rayon's pool has. It packs operands
//! from any strides, so that a transposed, reversed or broadcast view is multiplied without a copy.

use std::mem::MaybeUninit;

use gemm::Parallelism;
use ndarray::{
    Array2, ArrayD, ArrayView2, ArrayView3, ArrayViewD, ArrayViewMut2, ArrayViewMut3, Axis, Ix2,
    Ix3, IxDyn, RawArrayViewMut, Slice,
};
use pulp::Arch;

use crate::cores::share;
use crate::small::{Room, is_small, small_product};
use crate::unwritten::unwritten;
use crate::{Element, Mismatch};

/// Fewer multiplications than this are not worth a second core: one takes 10 µs for 2¹⁸, and about as long to wake.
const WORTH_SHARING: usize = 1 << 19;

/// The matrix product A B, with (A B)ᵢⱼ = Σₗ Aᵢₗ Bₗⱼ.
///
/// # Shapes
///
/// A ~ (m, k) and B ~ (k, n), with any strides, give (m, n), in row-major order. A sum of no terms (k = 0) is 0.
///
/// # Errors
///
/// When A has not as many columns as B has rows.
pub fn product<T: Element>(a: ArrayView2<T>, b: ArrayView2<T>) -> Result<Array2<T>, Mismatch> {
    if a.ncols() != b.nrows() {
        return Err(Mismatch::new("(m, k) and (k, n)", &[a.shape(), b.shape()]));
    }
    Ok(fitting_product(a, b))
}

/// A B, for shapes that are known to fit.
pub(crate) fn fitting_product<T: Element>(a: ArrayView2<T>, b: ArrayView2<T>) -> Array2<T> {
    let mut c = unwritten((a.nrows(), b.ncols()));
    multiply_shared(c.raw_view_mut().cast(), Before::Lost, a, b, T::one());
    // SAFETY: `multiply_shared` has written every element.
    #[allow(unsafe_code)]
    unsafe {
        c.assume_init()
    }
}

/// Writes A B, for shapes that are known to fit, on this core alone.
pub(crate) fn write_product<'a, T: Element>(
    mut c: ArrayViewMut2<'a, MaybeUninit<T>>,
    a: ArrayView2<T>,
    b: ArrayView2<T>,
) -> ArrayViewMut2<'a, T> {
    multiply(c.raw_view_mut().cast(), Before::Lost, a, b, T::one());
    // SAFETY: `multiply` has written every element.
    #[allow(unsafe_code)]
    unsafe {
        c.assume_init()
    }
}

/// C + s A B in the place of C, for shapes that are known to fit.
pub(crate) fn add_product<T: Element>(
    mut c: ArrayViewMut2<T>,
    scale: T,
    a: ArrayView2<T>,
    b: ArrayView2<T>,
) {
    multiply_shared(c.raw_view_mut(), Before::Added, a, b, scale);
}

/// C = A B, like [`product`], into an array that is there already, with any strides; what it held is lost.
///
/// # Errors
///
/// When the shapes are not A ~ (m, k), B ~ (k, n) and C ~ (m, n).
pub fn product_into<T: Element>(
    mut c: ArrayViewMut2<T>,
    a: ArrayView2<T>,
    b: ArrayView2<T>,
) -> Result<(), Mismatch> {
    if a.ncols() != b.nrows() || c.dim() != (a.nrows(), b.ncols()) {
        let given = [a.shape(), b.shape(), c.shape()];
        return Err(Mismatch::new("(m, k), (k, n) and (m, n)", &given));
    }
    multiply_shared(c.raw_view_mut(), Before::Lost, a, b, T::one());
    Ok(())
}

/// The products of the matrices in the last two dimensions, for every index of the leading ones.
///
/// # Shapes
///
/// A ~ (..., m, k) and B ~ (..., k, n) give (..., m, n), in row-major order. The leading dimensions are broadcast as
/// NumPy's `matmul` does: aligned from the right, a size of 1 (or no size at all) is repeated.
///
/// # Errors
///
/// When A or B has fewer than two dimensions, the inner sizes differ, or the leading ones cannot be broadcast.
pub fn batched_product<T: Element>(
    a: ArrayViewD<T>,
    b: ArrayViewD<T>,
) -> Result<ArrayD<T>, Mismatch> {
    let mismatch = || Mismatch::new("(..., m, k) and (..., k, n)", &[a.shape(), b.shape()]);
    if a.ndim() < 2 || b.ndim() < 2 {
        return Err(mismatch());
    }
    let (leading_a, inner_a) = a.shape().split_at(a.ndim() - 2);
    let (leading_b, inner_b) = b.shape().split_at(b.ndim() - 2);
    let leading = broadcast(leading_a, leading_b).ok_or_else(mismatch)?;
    let ((m, k), (inner, n)) = ((inner_a[0], inner_a[1]), (inner_b[0], inner_b[1]));
    if k != inner {
        return Err(mismatch());
    }
    let whole = |sizes: [usize; 2]| IxDyn(&[&leading[..], &sizes].concat());
    let full_a = a.broadcast(whole([m, k])).ok_or_else(mismatch)?;
    let full_b = b.broadcast(whole([k, n])).ok_or_else(mismatch)?;
    let batch = leading.iter().product();
    let mut c = unwritten((batch, m, n));
    // Leading dimensions that do not lie evenly in memory become one only in a copy.
    let flat_a = full_a.to_shape((batch, m, k)).expect("the number of elements is the same");
    let flat_b = full_b.to_shape((batch, k, n)).expect("the number of elements is the same");
    multiply_batch(c.raw_view_mut().cast(), flat_a.view(), flat_b.view());
    // SAFETY: `multiply_batch` has written every element.
    #[allow(unsafe_code)]
    let c = unsafe { c.assume_init() };
    Ok(c.into_shape_with_order(whole([m, n])).expect("the number of elements is the same"))
}

/// Cₛ = Aₛ Bₛ for every s, into an array that is there already; what it held is lost.
///
/// One matrix for the whole batch is a view that repeats it: [`ArrayView3`] with a stride of 0, as
/// [`broadcast`](ndarray::ArrayBase::broadcast) makes it.
///
/// # Errors
///
/// When the shapes are not A ~ (b, m, k), B ~ (b, k, n) and C ~ (b, m, n).
pub fn batched_product_into<T: Element>(
    mut c: ArrayViewMut3<T>,
    a: ArrayView3<T>,
    b: ArrayView3<T>,
) -> Result<(), Mismatch> {
    let ((batch, m, k), (batch_b, inner, n)) = (a.dim(), b.dim());
    if batch != batch_b || k != inner || c.dim() != (batch, m, n) {
        let given = [a.shape(), b.shape(), c.shape()];
        return Err(Mismatch::new("(b, m, k), (b, k, n) and (b, m, n)", &given));
    }
    multiply_batch(c.raw_view_mut(), a, b);
    Ok(())
}

/// The common shape of two, aligned from the right; `None` where sizes differ and neither is 1.
fn broadcast(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let order = a.len().max(b.len());
    let size = |shape: &[usize], place: usize| {
        (place + shape.len()).checked_sub(order).map_or(1, |place| shape[place])
    };
    (0..order)
        .map(|place| match (size(a, place), size(b, place)) {
            (one, other) | (other, one) if one == 1 || one == other => Some(other),
            _ => None,
        })
        .collect()
}

/// What becomes of what the result held.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// It is not read: it may be anything.
    Lost,
    /// The product is added to it.
    Added,
}

/// s A B on this core, for shapes that are known to fit; every element of C is written.
fn multiply<T: Element>(
    mut c: RawArrayViewMut<T, Ix2>,
    before: Before,
    a: ArrayView2<T>,
    b: ArrayView2<T>,
    scale: T,
) {
    let ((m, k), n) = (a.dim(), b.ncols());
    assert_eq!((b.nrows(), c.dim()), (k, (m, n)), "the shapes have been compared");
    let (strides_a, strides_b) = (a.strides(), b.strides());
    let (row, column) = (c.strides()[0], c.strides()[1]);
    let added = before == Before::Added;
    // SAFETY: the pointers and strides are those of views of these shapes; C is borrowed mutably, or not yet
    // anyone's, so that it overlaps neither A nor B. C is read only if it is added to.
    #[allow(unsafe_code)]
    unsafe {
        gemm::gemm(
            m,
            n,
            k,
            c.as_mut_ptr(),
            column,
            row,
            added,
            a.as_ptr(),
            strides_a[1],
            strides_a[0],
            b.as_ptr(),
            strides_b[1],
            strides_b[0],
            T::one(),
            scale,
            false,
            false,
            false,
            Parallelism::None,
        );
    }
}

/// s A B on every core, for shapes that are known to fit; every element of C is written.
///
/// C is cut into panels of rows, or of columns, each of which is a product. A square one is cut as the crate is faster:
/// by its columns where registers hold 512 bits, and else by its rows.
fn multiply_shared<T: Element>(
    c: RawArrayViewMut<T, Ix2>,
    before: Before,
    a: ArrayView2<T>,
    b: ArrayView2<T>,
    scale: T,
) {
    let ((m, k), n) = (a.dim(), b.ncols());
    assert_eq!((b.nrows(), c.dim()), (k, (m, n)), "the shapes have been compared");
    let panels = parts(m.saturating_mul(n).saturating_mul(k));
    let rows_first = m > n || (m == n && !has_wide_registers());
    let (axis, size) = if rows_first { (Axis(0), m) } else { (Axis(1), n) };
    let width = size.div_ceil(panels).next_multiple_of(PANEL);
    let whole = Pieces(c);
    share(size.div_ceil(width.max(1)).max(1), |panel| {
        let cut = Slice::from((panel * width).min(size)..((panel + 1) * width).min(size));
        let (a, b) =
            if rows_first { (a.slice_axis(axis, cut), b) } else { (a, b.slice_axis(axis, cut)) };
        multiply(whole.panel(axis, cut), before, a, b, scale);
    });
}

/// Whether the crate multiplies with registers of 512 bits.
fn has_wide_registers() -> bool {
    #[cfg(target_arch = "x86_64")]
    return is_x86_feature_detected!("avx512f");
    #[cfg(not(target_arch = "x86_64"))]
    false
}

/// Panels are whole multiples of this: the tiles of a product in registers.
const PANEL: usize = 32;

/// Into how many parts work is cut, so that every core has something to do until the end.
fn parts(work: usize) -> usize {
    let cores = rayon::current_num_threads();
    if work < WORTH_SHARING || cores == 1 { 1 } else { 2 * cores }
}

/// Cₛ = Aₛ Bₛ, for shapes that are known to fit; every element of C is written, and none is read.
///
/// Many small products are shared among the cores whole; a few large ones are cut, one after the other.
fn multiply_batch<T: Element>(c: RawArrayViewMut<T, Ix3>, a: ArrayView3<T>, b: ArrayView3<T>) {
    let ((batch, m, k), n) = (a.dim(), b.dim().2);
    assert_eq!((b.dim(), c.dim()), ((batch, k, n), (batch, m, n)), "the shapes have been compared");
    let matrices = Pieces(c);
    let factors = |place: usize| (a.index_axis(Axis(0), place), b.index_axis(Axis(0), place));
    let parts = parts(batch.saturating_mul(m * n).saturating_mul(k));
    if batch < parts {
        for place in 0..batch {
            let (a, b) = factors(place);
            multiply_shared(matrices.matrix(place), Before::Lost, a, b, T::one());
        }
        return;
    }
    let are_small = is_small(m, k, n) && (n <= 1 || matrices.0.strides()[2] == 1);
    let size = if parts == 1 { batch } else { batch.div_ceil(4 * parts) }.max(1);
    share(batch.div_ceil(size), |part| {
        let places = part * size..batch.min((part + 1) * size);
        if are_small {
            // `dispatch` inlines a closure only where that owns what it takes, as one that is called once.
            Arch::new().dispatch(
                #[inline(always)]
                || {
                    let mut room = [Room::new(), Room::new()];
                    for place in places {
                        let (a, b) = factors(place);
                        small_product(matrices.matrix(place), a, b, &mut room);
                    }
                },
            );
        } else {
            for place in places {
                let (a, b) = factors(place);
                multiply(matrices.matrix(place), Before::Lost, a, b, T::one());
            }
        }
    });
}

/// An array that several threads write, each another part of it.
struct Pieces<T, D>(RawArrayViewMut<T, D>);

// SAFETY: a part is handed out as a raw view; those who share it give each part to one thread alone.
#[allow(unsafe_code)]
unsafe impl<T: Send, D: Sync> Sync for Pieces<T, D> {}

impl<T> Pieces<T, Ix3> {
    fn matrix(&self, place: usize) -> RawArrayViewMut<T, Ix2> {
        self.0.index_axis_move(Axis(0), place)
    }
}

impl<T> Pieces<T, Ix2> {
    fn panel(&self, axis: Axis, cut: Slice) -> RawArrayViewMut<T, Ix2> {
        let mut panel = self.0;
        panel.slice_axis_inplace(axis, cut);
        panel
    }
}
