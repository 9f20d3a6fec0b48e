//! The matrix product A B, naive, tiled in workgroup memory, and tiled in registers.

use std::time::Duration;

use ndarray::{Array2, ArrayView2};

use gpu::{Buffer, Error, Gpu, Grid, Scalar, Wgsl, misfit};

/// How the product is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// An invocation for every element, which reads a row of A and a column of B.
    Naive,
    /// Tile by tile, each used by a whole workgroup from its memory.
    Tiled,
    /// Tiles of 128 by 128, and of those 64 elements in the registers of each invocation.
    Registers,
}

/// The sides of workgroups and tiles where they can be chosen.
pub const SIDE: u32 = 16;
/// The side of a tile of [`Strategy::Registers`].
const TILE: usize = 128;

/// A B.
///
/// # Shapes, rounding
///
/// A ~ (m, k) and B ~ (k, n) give (m, n), with an error of at most γₖ (|A| |B|)ᵢⱼ, in whatever order the sums are taken.
///
/// # Errors
///
/// [`Error::Shapes`] where the inner sizes differ, and those of [`Gpu::buffer`] and [`Gpu::run`].
pub fn matmul(
    gpu: &Gpu,
    a: ArrayView2<f32>,
    b: ArrayView2<f32>,
    strategy: Strategy,
) -> Result<Array2<f32>, Error> {
    let ((m, k), (inner, n)) = (a.dim(), b.dim());
    if k != inner {
        return Err(misfit("(m, k) and (k, n)", &[a.shape(), b.shape()]));
    }
    let c = gpu.uninitialised(m * n)?;
    on_buffers(gpu, SIDE, [m, n, k], &gpu.array(a)?, &gpu.array(b)?, &c, strategy)?;
    gpu.read_array(&c, ndarray::Ix2(m, n))
}

/// The same on buffers for the sizes m, n and k; the kernel's time. Workgroups are `side` by `side`, but where registers are tiled.
///
/// # Errors
///
/// Those of [`Gpu::run`].
pub fn on_buffers(
    gpu: &Gpu,
    side: u32,
    [m, n, k]: [usize; 3],
    a: &Buffer,
    b: &Buffer,
    c: &Buffer,
    strategy: Strategy,
) -> Result<Option<Duration>, Error> {
    let (wgsl, tile) = match strategy {
        Strategy::Naive => {
            let text = include_str!("matmul_naive.wgsl");
            (Wgsl::new("matmul_naive.wgsl", text).set("SIDE", side), side as usize)
        }
        Strategy::Tiled => {
            let text = include_str!("matmul_tiled.wgsl");
            (Wgsl::new("matmul_tiled.wgsl", text).set("SIDE", side), side as usize)
        }
        Strategy::Registers => {
            let text = include_str!("matmul_registers.wgsl");
            (Wgsl::new("matmul_registers.wgsl", text), TILE)
        }
    };
    let kernel = gpu.kernel(&wgsl.unchecked())?;
    let tiles = m.div_ceil(tile) as u64 * n.div_ceil(tile) as u64;
    gpu.run(&kernel, &[a, b, c], &[m, n, k].map(Scalar::size), Grid::Groups(tiles))
}
