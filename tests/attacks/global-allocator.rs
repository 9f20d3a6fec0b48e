//! row: 8
//! says: wanted more memory
use std::alloc::{GlobalAlloc, Layout};

use ndarray::ArrayView1;

struct Nothing;

unsafe impl GlobalAlloc for Nothing {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        std::ptr::null_mut()
    }
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static NOTHING: Nothing = Nothing;

pub fn norm(_: ArrayView1<f64>) -> f64 {
    0.0
}
