//! The softmax of every row.

use std::time::Duration;

use ndarray::{Array2, ArrayView2};

use gpu::{Buffer, Error, Gpu, Grid, Scalar, Wgsl};

/// The softmax of every row: Sᵢⱼ = exp(Xᵢⱼ) / Σ exp(X), the sum over the row.
///
/// # Shapes, rounding
///
/// X ~ (n, d), of finite numbers, gives (n, d), and every row adds up to 1. An exponential errs by 3 + 2|x| units in the last place
/// (WGSL, 15.7.4), where x is how far its element is below the largest of the row.
///
/// # Errors
///
/// Those of [`Gpu::buffer`] and [`Gpu::run`].
pub fn softmax(gpu: &Gpu, x: ArrayView2<f32>) -> Result<Array2<f32>, Error> {
    let (rows, columns) = x.dim();
    let s = gpu.uninitialised(rows * columns)?;
    on_buffers(gpu, gpu.width(), [rows, columns], &gpu.array(x)?, &s)?;
    gpu.read_array(&s, ndarray::Ix2(rows, columns))
}

/// The same on buffers of these sizes, in workgroups of `width` invocations; the kernel's time.
///
/// # Errors
///
/// Those of [`Gpu::run`].
///
/// # Panics
///
/// When `width` is not a power of 2.
pub fn on_buffers(
    gpu: &Gpu,
    width: u32,
    [rows, columns]: [usize; 2],
    x: &Buffer,
    s: &Buffer,
) -> Result<Option<Duration>, Error> {
    assert!(width.is_power_of_two(), "a tree in a workgroup of {width}");
    let text = include_str!("softmax_rows.wgsl");
    let wgsl = Wgsl::new("softmax_rows.wgsl", text).set("WIDTH", width);
    let kernel = gpu.kernel(&wgsl.unchecked())?;
    let scalars = [rows, columns].map(Scalar::size);
    gpu.run(&kernel, &[x, s], &scalars, Grid::Groups(rows as u64))
}
