//! The matrix products of a batch, C[q] = A[q] B[q].

use std::time::Duration;

use ndarray::{Array3, ArrayView3};

use gpu::{Buffer, Error, Gpu, Grid, Scalar, Wgsl, misfit};

pub use crate::matmul::SIDE;

/// A[q] B[q] for every q; one matrix stands for as many as the other operand has.
///
/// # Shapes, rounding
///
/// A ~ (batch, m, k) and B ~ (batch, k, n), of which either batch may be 1, give (batch, m, n), with an error of at most
/// γₖ (|A| |B|).
///
/// # Errors
///
/// [`Error::Shapes`] where the sizes do not fit, and those of [`Gpu::buffer`] and [`Gpu::run`].
pub fn batched_matmul(
    gpu: &Gpu,
    a: ArrayView3<f32>,
    b: ArrayView3<f32>,
) -> Result<Array3<f32>, Error> {
    let ((of_a, m, k), (of_b, inner, n)) = (a.dim(), b.dim());
    if k != inner || (of_a != of_b && of_a != 1 && of_b != 1) {
        return Err(misfit("(batch, m, k) and (batch, k, n)", &[a.shape(), b.shape()]));
    }
    let batch = if of_a == 1 { of_b } else { of_a };
    let c = gpu.uninitialised(batch * m * n)?;
    let shared = [of_a == 1, of_b == 1];
    on_buffers(gpu, SIDE, [batch, m, n, k], shared, [&gpu.array(a)?, &gpu.array(b)?, &c])?;
    gpu.read_array(&c, ndarray::Ix3(batch, m, n))
}

/// The same on the buffers of A, B and C for the sizes batch, m, n and k; the kernel's time. Where `shared` says so, A or B is one
/// matrix for all.
///
/// # Errors
///
/// Those of [`Gpu::run`].
pub fn on_buffers(
    gpu: &Gpu,
    side: u32,
    [batch, m, n, k]: [usize; 4],
    [shared_a, shared_b]: [bool; 2],
    buffers: [&Buffer; 3],
) -> Result<Option<Duration>, Error> {
    let text = include_str!("matmul_batched.wgsl");
    let wgsl = Wgsl::new("matmul_batched.wgsl", text).set("SIDE", side);
    let kernel = gpu.kernel(&wgsl.unchecked())?;
    let step = |shared: bool, size: usize| if shared { 0 } else { size };
    let scalars = [batch, m, n, k, step(shared_a, m * k), step(shared_b, k * n)].map(Scalar::size);
    let tile = side as usize;
    let tiles = [batch, m.div_ceil(tile), n.div_ceil(tile)].map(|count| count as u64);
    gpu.run(&kernel, &buffers, &scalars, Grid::Groups(tiles.iter().product()))
}
