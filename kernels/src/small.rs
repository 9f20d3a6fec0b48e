//! Products of matrices so small that a general algorithm spends its time on getting ready.

use std::array::from_fn;

use ndarray::{ArrayView2, Ix2, RawArrayViewMut};

use crate::Element;

/// No side is longer.
const LONGEST: usize = 16;

/// Whether matrices (m, k) and (k, n) are small.
pub(crate) fn is_small(m: usize, k: usize, n: usize) -> bool {
    m.max(k).max(n) <= LONGEST
}

/// Room for the elements of a matrix in row-major order.
pub(crate) struct Room<T>([T; LONGEST * LONGEST]);

impl<T: Element> Room<T> {
    pub(crate) fn new() -> Self {
        Self([T::zero(); LONGEST * LONGEST])
    }

    /// The elements of a matrix in row-major order, copied if they do not lie so.
    #[inline(always)]
    fn elements<'a>(&'a mut self, x: &'a ArrayView2<T>) -> &'a [T] {
        if let Some(elements) = x.as_slice() {
            return elements;
        }
        self.0.iter_mut().zip(x).for_each(|(to, from)| *to = *from);
        &self.0
    }
}

/// C = A B of small matrices, where neighbours in a row of C lie side by side; what C held is lost.
#[inline(always)]
pub(crate) fn small_product<T: Element>(
    mut c: RawArrayViewMut<T, Ix2>,
    a: ArrayView2<T>,
    b: ArrayView2<T>,
    room: &mut [Room<T>; 2],
) {
    let ((m, k), n) = (a.dim(), b.ncols());
    assert!(is_small(m, k, n) && b.nrows() == k && c.dim() == (m, n));
    assert!(n <= 1 || c.strides()[1] == 1, "neighbours in a row lie side by side");
    let [room_a, room_b] = room;
    let (a, b) = (room_a.elements(&a), room_b.elements(&b));
    let (start, stride) = (c.as_mut_ptr(), c.strides()[0]);
    let mut row = 0;
    while row < m {
        let mut column = 0;
        let tall = if m - row >= 4 { 4 } else { 1 };
        let a = &a[row * k..];
        while column < n {
            // SAFETY: the tile is inside of C.
            #[allow(unsafe_code)]
            let to = unsafe { start.offset(row.cast_signed() * stride).add(column) };
            let b = b.get(column..).unwrap_or_default();
            column += match (tall, n - column) {
                (4, 8..) => write_tile::<T, 4, 8>(to, stride, a, b, k, n),
                (4, 4..) => write_tile::<T, 4, 4>(to, stride, a, b, k, n),
                (4, _) => write_tile::<T, 4, 1>(to, stride, a, b, k, n),
                (_, 8..) => write_tile::<T, 1, 8>(to, stride, a, b, k, n),
                (_, 4..) => write_tile::<T, 1, 4>(to, stride, a, b, k, n),
                _ => write_tile::<T, 1, 1>(to, stride, a, b, k, n),
            };
        }
        row += tall;
    }
}

/// Writes a tile of so many rows and columns, which is summed in registers; tells the number of columns.
#[inline(always)]
fn write_tile<T: Element, const TALL: usize, const WIDE: usize>(
    to: *mut T,
    stride: isize,
    a: &[T],
    b: &[T],
    k: usize,
    n: usize,
) -> usize {
    let a: [&[T]; TALL] = from_fn(|row| &a[row * k..][..k]);
    let mut sums = [[T::zero(); WIDE]; TALL];
    for l in 0..k {
        let b = &b[l * n..][..WIDE];
        for (sums, a) in sums.iter_mut().zip(a) {
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum = a[l].mul_add(*b, *sum);
            }
        }
    }
    for (row, sums) in sums.into_iter().enumerate() {
        // SAFETY: the rows of the tile are `stride` apart, and each is contiguous.
        #[allow(unsafe_code)]
        unsafe {
            to.offset(row.cast_signed() * stride).cast::<[T; WIDE]>().write(sums);
        }
    }
    WIDE
}
