//! y ← a x + y.

use std::time::Duration;

use ndarray::{Array1, ArrayView1};

use gpu::{Buffer, Error, Gpu, Grid, Scalar, Wgsl, misfit};

/// Elements that an invocation takes.
const EACH: u32 = 4;

/// a x + y.
///
/// # Shapes, rounding
///
/// x ~ (n) and y ~ (n) give (n), with an error of at most γ₂ (|a x| + |y|).
///
/// # Errors
///
/// [`Error::Shapes`] where the lengths differ, and those of [`Gpu::buffer`] and [`Gpu::run`].
pub fn saxpy(
    gpu: &Gpu,
    a: f32,
    x: ArrayView1<f32>,
    y: ArrayView1<f32>,
) -> Result<Array1<f32>, Error> {
    if x.dim() != y.dim() {
        return Err(misfit("(n) and (n)", &[x.shape(), y.shape()]));
    }
    let n = x.len();
    let (x, y) = (gpu.array(x)?, gpu.array(y)?);
    on_buffers(gpu, gpu.width(), n, a, &x, &y)?;
    Ok(gpu.read(&y)?.into())
}

/// The same on the first `n` elements of buffers, y being overwritten, in workgroups of `width` invocations; the kernel's time.
///
/// # Errors
///
/// Those of [`Gpu::run`].
pub fn on_buffers(
    gpu: &Gpu,
    width: u32,
    n: usize,
    a: f32,
    x: &Buffer,
    y: &Buffer,
) -> Result<Option<Duration>, Error> {
    let text = include_str!("saxpy_elementwise.wgsl");
    let wgsl = Wgsl::new("saxpy_elementwise.wgsl", text).set("WIDTH", width).set("EACH", EACH);
    let kernel = gpu.kernel(&wgsl.unchecked())?;
    let scalars = [Scalar::size(n), Scalar::Number(a)];
    gpu.run(&kernel, &[x, y], &scalars, Grid::covering(n, width * EACH))
}
