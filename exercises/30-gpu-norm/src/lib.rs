//! The host of exercise 30, which is given: it runs the kernels of `norm.wgsl`.
//!
//! NaN stands in `x` behind its end.

use host::{kernel, workgroups};
use ndarray::{Array1, ArrayView1};

/// `sums_of_squares` in workgroups of `width` invocations, into the buffer `parts`.
fn sums_of_squares(x: ArrayView1<f32>, parts: ArrayView1<f32>, width: u32) -> Array1<f32> {
    reduced("sums_of_squares", &x.to_vec(), &parts.to_vec(), width).into()
}

/// `sums` in workgroups of `width` invocations, into the buffer `parts`.
fn sums(x: ArrayView1<f32>, parts: ArrayView1<f32>, width: u32) -> Array1<f32> {
    reduced("sums", &x.to_vec(), &parts.to_vec(), width).into()
}

/// ‖x‖: the square root of what is left when workgroups of `width` invocations have added up the squares, then what these
/// came to, and so on.
///
/// # Panics
/// When `width` is below 2: then nothing becomes less.
fn norm(x: ArrayView1<f32>, width: u32) -> f64 {
    assert!(width >= 2, "a workgroup of {width} adds up nothing");
    let room = |n: usize| vec![f32::NAN; workgroups(n, width)];
    let mut parts = reduced("sums_of_squares", &x.to_vec(), &room(x.len()), width);
    while parts.len() > 1 {
        parts = reduced("sums", &parts, &room(parts.len()), width);
    }
    f64::from(parts[0]).sqrt()
}

fn reduced(entry: &'static str, x: &[f32], parts: &[f32], width: u32) -> Vec<f32> {
    let groups = workgroups(x.len(), width);
    let behind = std::iter::repeat_n(f32::NAN, groups * width as usize + 1 - x.len());
    let longer: Vec<f32> = x.iter().copied().chain(behind).collect();
    let run = kernel(entry).set("WIDTH", width).size("n", x.len());
    run.buffer("x", &longer).buffer("parts", parts).run([groups, 1, 1], "parts")
}

host::answers! {
    kernels ["sums_of_squares", "sums"];
    sums_of_squares,
    sums,
    norm,
}
