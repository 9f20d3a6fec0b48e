//! The host of exercise 29, which is given: it runs the kernels of `elementwise.wgsl` and hands back the whole buffer
//! for the results, with what lies behind them.
//!
//! Where a vector is shorter than the buffer for the results, NaN stands behind its end.

use host::{kernel, workgroups};
use ndarray::{Array1, ArrayView1, ArrayView2};

/// `saxpy` in workgroups of `width` invocations, into the buffer `z`.
fn saxpy(
    a: f64,
    x: ArrayView1<f32>,
    y: ArrayView1<f32>,
    z: ArrayView1<f32>,
    width: u32,
) -> Array1<f32> {
    let n = x.len();
    #[expect(clippy::cast_possible_truncation, reason = "the laws give numbers of f32")]
    let a = a as f32;
    let run = kernel("saxpy").set("WIDTH", width).size("n", n).size("d", 1).number("a", a);
    let (x, y, z) = (padded(x, z.len()), padded(y, z.len()), z.to_vec());
    run.buffer("x", &x)
        .buffer("y", &y)
        .buffer("z", &z)
        .run([workgroups(n, width), 1, 1], "z")
        .into()
}

/// `hadamard` in workgroups of `width` invocations, into the buffer `z`.
fn hadamard(x: ArrayView1<f32>, y: ArrayView1<f32>, z: ArrayView1<f32>, width: u32) -> Array1<f32> {
    let n = x.len();
    let run = kernel("hadamard").set("WIDTH", width).size("n", n).size("d", 1).number("a", 1.0);
    let (x, y, z) = (padded(x, z.len()), padded(y, z.len()), z.to_vec());
    run.buffer("x", &x)
        .buffer("y", &y)
        .buffer("z", &z)
        .run([workgroups(n, width), 1, 1], "z")
        .into()
}

/// `masked` in workgroups of `width` invocations, into the buffer `z`; behind its end the mask is 1.
fn masked(
    x: ArrayView1<f32>,
    mask: ArrayView1<i64>,
    z: ArrayView1<f32>,
    width: u32,
) -> Array1<f32> {
    let n = x.len();
    let run = kernel("masked").set("WIDTH", width).size("n", n).size("d", 1).number("a", 1.0);
    let (x, z) = (padded(x, z.len()), z.to_vec());
    let keeps = |i| mask.get(i).is_none_or(|&keep| keep != 0);
    // A buffer is memory: the kernel reads the bits as `u32`.
    let mask: Vec<f32> = (0..z.len()).map(|i| f32::from_bits(keeps(i).into())).collect();
    run.buffer("x", &x)
        .buffer("mask", &mask)
        .buffer("z", &z)
        .run([workgroups(n, width), 1, 1], "z")
        .into()
}

/// `scale_rows_and_columns` in workgroups of `width` × `height` invocations, into the buffer `z`.
fn scale_rows_and_columns(
    u: ArrayView1<f32>,
    x: ArrayView2<f32>,
    v: ArrayView1<f32>,
    z: ArrayView1<f32>,
    width: u32,
    height: u32,
) -> Array1<f32> {
    let (n, d) = x.dim();
    let run = kernel("scale_rows_and_columns").set("WIDTH", width).set("HEIGHT", height);
    let run = run.size("n", n).size("d", d).number("a", 1.0);
    let rows: Array1<f32> = x.iter().copied().collect();
    let x = padded(rows.view(), z.len());
    let (u, v, z) = (padded(u, z.len()), padded(v, z.len()), z.to_vec());
    run.buffer("u", &u)
        .buffer("x", &x)
        .buffer("v", &v)
        .buffer("z", &z)
        .run([workgroups(d, width), workgroups(n, height), 1], "z")
        .into()
}

/// The elements, and NaN behind them.
fn padded(x: ArrayView1<f32>, length: usize) -> Vec<f32> {
    x.iter().copied().chain(std::iter::repeat(f32::NAN)).take(length.max(x.len())).collect()
}

host::answers! {
    kernels ["saxpy", "hadamard", "masked", "scale_rows_and_columns"];
    saxpy,
    hadamard,
    masked,
    scale_rows_and_columns,
}
