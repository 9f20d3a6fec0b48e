//! Memory for results.

use std::mem::MaybeUninit;

use ndarray::{Array, Dimension, ShapeBuilder};

/// An array whose elements are yet to be written, in huge pages where it is large.
pub(crate) fn unwritten<T, D, Sh>(shape: Sh) -> Array<MaybeUninit<T>, D>
where
    D: Dimension,
    Sh: ShapeBuilder<Dim = D>,
{
    let mut array = Array::uninit(shape);
    let bytes = array.len() * size_of::<T>();
    if bytes >= LARGE {
        ask_for_huge_pages(array.as_mut_ptr().cast(), bytes);
    }
    array
}

/// From here on NumPy asks for huge pages too.
const LARGE: usize = 1 << 22;

/// Writing to fresh memory stops at each of its pages for the system to provide it: 8,192 times in a matrix of 2048 × 2048
/// numbers, 16 times where pages are huge. Linux gives those where they are asked for; elsewhere nothing is done.
#[cfg(target_os = "linux")]
fn ask_for_huge_pages(start: *mut libc::c_void, bytes: usize) {
    const HUGE: usize = 1 << 21;
    let before = start.addr().next_multiple_of(HUGE) - start.addr();
    let Some(rest) = bytes.checked_sub(before) else { return };
    // SAFETY: the range lies within memory that the caller owns, and advice changes nothing in it. Whether it is taken
    // is no matter, so that what is returned is not looked at.
    #[allow(unsafe_code)]
    unsafe {
        libc::madvise(start.wrapping_byte_add(before), rest / HUGE * HUGE, libc::MADV_HUGEPAGE);
    }
}

#[cfg(not(target_os = "linux"))]
fn ask_for_huge_pages<T>(_start: *mut T, _bytes: usize) {}
