//! The sum over an axis.

use std::time::Duration;

use ndarray::{Array, ArrayView, Axis, RemoveAxis};

use gpu::{Buffer, Error, Gpu, Grid, Scalar, Wgsl};

/// The sum over an axis, which is gone then: Y[…, …] = Σⱼ X[…, j, …].
///
/// # Shapes, rounding
///
/// X of shape (…, n, …) gives (…, …), each sum with an error of at most γₙ Σ|x|. Over an axis of no elements it is 0.
///
/// # Errors
///
/// Those of [`Gpu::buffer`] and [`Gpu::run`].
///
/// # Panics
///
/// When X has no such axis.
pub fn sum_axis<D: RemoveAxis>(
    gpu: &Gpu,
    x: ArrayView<f32, D>,
    axis: Axis,
) -> Result<Array<f32, D::Smaller>, Error> {
    let left = x.raw_dim().remove_axis(axis);
    let (before, rest) = x.shape().split_at(axis.index());
    let sizes = [before.iter().product(), rest[0], rest[1..].iter().product()];
    let sums = gpu.uninitialised(sizes[0] * sizes[2])?;
    on_buffers(gpu, gpu.width(), sizes, &gpu.array(x)?, &sums)?;
    gpu.read_array(&sums, left)
}

/// The same over the middle axis of a buffer of these three sizes, in workgroups of `width` invocations; the kernel's time.
///
/// A workgroup takes a row where the last size is 1, and an invocation a sum otherwise.
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
    [outer, length, inner]: [usize; 3],
    x: &Buffer,
    sums: &Buffer,
) -> Result<Option<Duration>, Error> {
    assert!(width.is_power_of_two(), "a tree in a workgroup of {width}");
    let [one, two, three] = [outer, length, inner].map(Scalar::size);
    if inner == 1 {
        let text = include_str!("sum_tree.wgsl");
        let wgsl = Wgsl::new("sum_tree.wgsl", text).set("WIDTH", width);
        let kernel = gpu.kernel(&wgsl.unchecked())?;
        gpu.run(&kernel, &[x, sums], &[one, two], Grid::Groups(outer as u64))
    } else {
        let text = include_str!("sum_strided.wgsl");
        let wgsl = Wgsl::new("sum_strided.wgsl", text).set("WIDTH", width);
        let kernel = gpu.kernel(&wgsl.unchecked())?;
        gpu.run(&kernel, &[x, sums], &[one, two, three], Grid::covering(outer * inner, width))
    }
}
