//! The host of exercise 31, which is given: it runs the kernel of `matmul.wgsl` and hands back the whole buffer for
//! the results, with what lies behind them.
//!
//! NaN stands behind the elements of X and Y.

use host::{kernel, workgroups};
use ndarray::{Array1, ArrayView1, ArrayView2};

/// X Y in tiles of `tile` × `tile`, into the buffer `z`.
fn matmul(x: ArrayView2<f32>, y: ArrayView2<f32>, z: ArrayView1<f32>, tile: u32) -> Array1<f32> {
    let (n, k) = x.dim();
    let m = y.ncols();
    let behind = (tile * tile) as usize + k.max(m);
    let run = kernel("matmul").set("TILE", tile).size("n", n).size("k", k).size("m", m);
    run.buffer("x", &padded(x, behind))
        .buffer("y", &padded(y, behind))
        .buffer("z", &z.to_vec())
        .run([workgroups(m, tile), workgroups(n, tile), 1], "z")
        .into()
}

/// The elements row after row, and NaN behind them.
fn padded(x: ArrayView2<f32>, behind: usize) -> Vec<f32> {
    x.iter().copied().chain(std::iter::repeat_n(f32::NAN, behind)).collect()
}

host::answers! {
    kernels ["matmul"];
    matmul,
}
