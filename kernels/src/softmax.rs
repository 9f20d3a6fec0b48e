//! Softmax and log-sum-exp.
//!
//! Both subtract the largest element first, so that no exponential overflows (Blanchard, Higham and Higham, *Accurately
//! Computing the Log-Sum-Exp and Softmax Functions*, IMA J. Numer. Anal. 41, 2021). Blocks of rows, or of columns, are shared
//! among the cores, each small enough to stay in a cache from the first pass over it to the last.

use std::mem::MaybeUninit;

use ndarray::{
    Array1, Array2, ArrayView1, ArrayView2, ArrayViewMut1, ArrayViewMut2, Axis, CowArray, Ix2,
};
use pulp::Arch;

use crate::Element;
use crate::cores::for_each;
use crate::lanes::{LANES, combined};
use crate::unwritten::unwritten;

/// Elements that a core takes at a time.
const BLOCK: usize = 1 << 15;
/// As few columns as this are taken at a time: enough for a loop over vectors to be worth its start.
const NARROWEST: usize = 256;

/// The softmax of every row or column: Sᵢⱼ = exp(Xᵢⱼ) / Σ exp(X), the sum over `axis`.
///
/// # Shapes
///
/// X ~ (n, d) gives (n, d), in the memory order of X. Along `Axis(1)` every row adds up to 1, along `Axis(0)` every column;
/// where one holds NaN or +∞, or nothing but -∞, all of it is NaN.
///
/// # Panics
///
/// When `axis` is neither `Axis(0)` nor `Axis(1)`.
pub fn softmax<T: Element>(x: ArrayView2<T>, axis: Axis) -> Array2<T> {
    let (x, axis, turned) = rows_first(x, axis);
    let mut s = unwritten(x.dim());
    let (across, size) = blocks(x.dim(), axis);
    let tasks: Vec<_> =
        s.axis_chunks_iter_mut(across, size).zip(x.axis_chunks_iter(across, size)).collect();
    // `dispatch` inlines a closure only where that owns what it takes, as one that is called once.
    for_each(tasks, |(s, x)| {
        Arch::new().dispatch(
            #[inline(always)]
            || if axis == Axis(1) { softmax_of_rows(s, x) } else { softmax_of_columns(s, x) },
        );
    });
    // SAFETY: the blocks are all of it, and each has been written.
    #[allow(unsafe_code)]
    let s = unsafe { s.assume_init() };
    if turned { s.reversed_axes() } else { s }
}

/// The log-sum-exp of every row or column: ln Σ exp(X), the sum over `axis`.
///
/// # Shapes
///
/// X ~ (n, d) gives (n) along `Axis(1)`, a number for every row, and (d) along `Axis(0)`, one for every column. Where there
/// is nothing to sum, or nothing but -∞, it is -∞; where there is +∞ it is +∞, and where there is NaN it is NaN.
///
/// # Panics
///
/// When `axis` is neither `Axis(0)` nor `Axis(1)`.
pub fn log_sum_exp<T: Element>(x: ArrayView2<T>, axis: Axis) -> Array1<T> {
    let (x, axis, _) = rows_first(x, axis);
    let (across, size) = blocks(x.dim(), axis);
    let mut sums = Array1::from_elem(x.len_of(across), T::neg_infinity());
    if x.is_empty() {
        return sums;
    }
    let tasks: Vec<_> =
        sums.axis_chunks_iter_mut(Axis(0), size).zip(x.axis_chunks_iter(across, size)).collect();
    for_each(tasks, |(sums, x)| {
        Arch::new().dispatch(
            #[inline(always)]
            || if axis == Axis(1) { sums_of_rows(sums, x) } else { sums_of_columns(sums, x) },
        );
    });
    sums
}

/// X with contiguous rows, and its axis: X itself, or turned (which is told) so that its columns are rows, or a copy.
fn rows_first<T: Copy>(x: ArrayView2<T>, axis: Axis) -> (CowArray<T, Ix2>, Axis, bool) {
    assert!(axis.index() < 2, "a matrix has no {axis:?}");
    if x.strides()[1] == 1 {
        (x.into(), axis, false)
    } else if x.strides()[0] == 1 {
        (x.reversed_axes().into(), Axis(1 - axis.index()), true)
    } else {
        // `as_standard_layout` would keep a lone column as it lies.
        (
            Array2::from_shape_vec(x.dim(), x.iter().copied().collect()).expect("as many").into(),
            axis,
            false,
        )
    }
}

/// Into how large blocks, and across which axis, a matrix is cut that is reduced over `axis`.
fn blocks((rows, columns): (usize, usize), axis: Axis) -> (Axis, usize) {
    if axis == Axis(1) {
        (Axis(0), (BLOCK / columns.max(1)).max(1))
    } else {
        (Axis(1), (BLOCK / rows.max(1)).max(NARROWEST))
    }
}

#[inline(always)]
fn softmax_of_rows<T: Element>(mut s: ArrayViewMut2<MaybeUninit<T>>, x: ArrayView2<T>) {
    for (mut s, x) in s.rows_mut().into_iter().zip(x.rows()) {
        let s = s.as_slice_mut().expect("a row of a new array is contiguous");
        let x = contiguous(&x);
        let s = write_exponentials(s, x, largest(x));
        let scale = T::one() / sum(s);
        for s in s {
            *s *= scale;
        }
    }
}

#[inline(always)]
fn softmax_of_columns<T: Element>(mut s: ArrayViewMut2<MaybeUninit<T>>, x: ArrayView2<T>) {
    let largest = largest_of_columns(x);
    let mut sums = vec![T::zero(); x.ncols()];
    for (mut s, x) in s.rows_mut().into_iter().zip(x.rows()) {
        let s = s.as_slice_mut().expect("a row of a block is contiguous");
        for (((s, sum), x), largest) in
            s.iter_mut().zip(&mut sums).zip(contiguous(&x)).zip(&largest)
        {
            *sum += *s.write((*x - *largest).exponential());
        }
    }
    for sum in &mut sums {
        *sum = T::one() / *sum;
    }
    for mut s in s.rows_mut() {
        let s = s.as_slice_mut().expect("a row of a block is contiguous");
        // SAFETY: the loop above has written every row.
        #[allow(unsafe_code)]
        let s = unsafe { s.assume_init_mut() };
        s.iter_mut().zip(&sums).for_each(|(s, scale)| *s *= *scale);
    }
}

#[inline(always)]
fn sums_of_rows<T: Element>(mut sums: ArrayViewMut1<T>, x: ArrayView2<T>) {
    let mut buffer = [MaybeUninit::uninit(); 16 * LANES];
    for (result, x) in sums.iter_mut().zip(x.rows()) {
        let x = contiguous(&x);
        let shift = finite_or_zero(largest(x));
        let mut total = T::zero();
        for part in x.chunks(buffer.len()) {
            total += sum(write_exponentials(&mut buffer[..part.len()], part, shift));
        }
        *result = shift + total.ln();
    }
}

#[inline(always)]
fn sums_of_columns<T: Element>(mut sums: ArrayViewMut1<T>, x: ArrayView2<T>) {
    let sums = sums.as_slice_mut().expect("a new vector is contiguous");
    let mut shifts = largest_of_columns(x);
    for shift in &mut shifts {
        *shift = finite_or_zero(*shift);
    }
    sums.fill(T::zero());
    for x in x.rows() {
        for ((sum, x), shift) in sums.iter_mut().zip(contiguous(&x)).zip(&shifts) {
            *sum += (*x - *shift).exponential();
        }
    }
    sums.iter_mut().zip(&shifts).for_each(|(sum, shift)| *sum = *shift + sum.ln());
}

fn contiguous<'a, T>(row: &ArrayView1<'a, T>) -> &'a [T] {
    row.to_slice().expect("rows are contiguous")
}

/// ∞ - ∞ is NaN, where the limit is ∞: there nothing is to be subtracted.
fn finite_or_zero<T: Element>(shift: T) -> T {
    if shift.is_infinite() { T::zero() } else { shift }
}

/// The larger of two, `a` where that is NaN: in one instruction, which `max` is not.
#[inline(always)]
fn larger<T: Element>(a: T, b: T) -> T {
    if b > a { b } else { a }
}

/// The largest element, -∞ if there is none; NaN is passed over.
#[inline(always)]
fn largest<T: Element>(x: &[T]) -> T {
    in_lanes(x, T::neg_infinity(), larger)
}

#[inline(always)]
fn largest_of_columns<T: Element>(x: ArrayView2<T>) -> Vec<T> {
    let mut largest = vec![T::neg_infinity(); x.ncols()];
    for x in x.rows() {
        largest.iter_mut().zip(contiguous(&x)).for_each(|(a, b)| *a = larger(*a, *b));
    }
    largest
}

#[inline(always)]
fn sum<T: Element>(x: &[T]) -> T {
    in_lanes(x, T::zero(), |a, b| a + b)
}

/// Combines all elements, each lane those that are `LANES` apart.
#[inline(always)]
fn in_lanes<T: Element>(x: &[T], neutral: T, combine: impl Fn(T, T) -> T + Copy) -> T {
    let mut lanes = [neutral; LANES];
    let (chunks, rest) = x.as_chunks::<LANES>();
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(a, b)| *a = combine(*a, *b));
    }
    lanes.iter_mut().zip(rest).for_each(|(a, b)| *a = combine(*a, *b));
    combined(lanes, combine)
}

/// Writes exp(x - shift) for every x.
#[inline(always)]
fn write_exponentials<'a, T: Element>(
    into: &'a mut [MaybeUninit<T>],
    x: &[T],
    shift: T,
) -> &'a mut [T] {
    assert_eq!(into.len(), x.len());
    into.iter_mut().zip(x).for_each(|(into, x)| {
        into.write((*x - shift).exponential());
    });
    // SAFETY: as many have been written as there are.
    #[allow(unsafe_code)]
    unsafe {
        into.assume_init_mut()
    }
}
