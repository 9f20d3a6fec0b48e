//! The Hadamard product x ⊙ y.

use std::time::Duration;

use ndarray::{Array, ArrayView, Dimension};

use gpu::{Buffer, Error, Gpu, Grid, Scalar, Wgsl, misfit};

/// Elements that an invocation takes.
const EACH: u32 = 4;

/// The product of two arrays, element by element.
///
/// # Shapes, rounding
///
/// X and Y of one shape give that shape, with an error of at most u |x y|.
///
/// # Errors
///
/// [`Error::Shapes`] where the shapes differ, and those of [`Gpu::buffer`] and [`Gpu::run`].
pub fn hadamard<D: Dimension>(
    gpu: &Gpu,
    x: ArrayView<f32, D>,
    y: ArrayView<f32, D>,
) -> Result<Array<f32, D>, Error> {
    if x.shape() != y.shape() {
        return Err(misfit("equal", &[x.shape(), y.shape()]));
    }
    let (n, shape) = (x.len(), x.raw_dim());
    let (x, y, z) = (gpu.array(x)?, gpu.array(y)?, gpu.uninitialised(n)?);
    on_buffers(gpu, gpu.width(), n, &x, &y, &z)?;
    gpu.read_array(&z, shape)
}

/// The same on the first `n` elements of buffers, in workgroups of `width` invocations; the kernel's time.
///
/// # Errors
///
/// Those of [`Gpu::run`].
pub fn on_buffers(
    gpu: &Gpu,
    width: u32,
    n: usize,
    x: &Buffer,
    y: &Buffer,
    z: &Buffer,
) -> Result<Option<Duration>, Error> {
    let text = include_str!("hadamard_elementwise.wgsl");
    let wgsl = Wgsl::new("hadamard_elementwise.wgsl", text).set("WIDTH", width).set("EACH", EACH);
    let kernel = gpu.kernel(&wgsl.unchecked())?;
    gpu.run(&kernel, &[x, y, z], &[Scalar::size(n)], Grid::covering(n, width * EACH))
}
