//! The host of exercise 32, which is given: it runs the kernels of `descent.wgsl` and hands back the whole buffer for the
//! results, with what lies behind them.
//!
//! A point takes two numbers of a buffer. NaN stands behind the starts and behind their step sizes.

use host::{kernel, workgroups};
use ndarray::{Array1, ArrayView1, ArrayView2};

/// `bowl` in workgroups of `width` invocations, into the buffer `ends`.
fn bowl(
    starts: ArrayView2<f32>,
    etas: ArrayView1<f32>,
    a: f64,
    b: f64,
    steps: usize,
    ends: ArrayView1<f32>,
    width: u32,
) -> Array1<f32> {
    let etas = padded(etas.iter(), ends.len());
    run("bowl", [0.0, 0.0, a, b], steps, (starts, &etas, ends), width)
}

/// `gradients` in workgroups of `width` invocations, into the buffer `ends`.
fn gradients(starts: ArrayView2<f32>, ends: ArrayView1<f32>, width: u32) -> Array1<f32> {
    run("gradients", [0.0; 4], 0, (starts, &[0.0], ends), width)
}

/// `descend` in workgroups of `width` invocations, into the buffer `ends`.
fn descend(
    starts: ArrayView2<f32>,
    eta: f64,
    lambda: f64,
    steps: usize,
    ends: ArrayView1<f32>,
    width: u32,
) -> Array1<f32> {
    run("descend", [eta, lambda, 0.0, 0.0], steps, (starts, &[0.0], ends), width)
}

fn run(
    entry: &'static str,
    numbers: [f64; 4],
    steps: usize,
    (starts, etas, ends): (ArrayView2<f32>, &[f32], ArrayView1<f32>),
    width: u32,
) -> Array1<f32> {
    let n = starts.nrows();
    #[expect(clippy::cast_possible_truncation, reason = "the laws give numbers of f32")]
    let [eta, lambda, a, b] = numbers.map(|number| number as f32);
    let run = kernel(entry).set("WIDTH", width).size("n", n).size("steps", steps);
    let run = run.number("eta", eta).number("lambda", lambda).number("a", a).number("b", b);
    run.buffer("starts", &padded(starts.iter(), ends.len()))
        .buffer("etas", etas)
        .buffer("ends", &ends.to_vec())
        .run([workgroups(n, width), 1, 1], "ends")
        .into()
}

/// The numbers row after row, and NaN behind them.
fn padded<'a>(numbers: impl Iterator<Item = &'a f32>, length: usize) -> Vec<f32> {
    let numbers: Vec<f32> = numbers.copied().collect();
    let length = length.max(numbers.len());
    numbers.into_iter().chain(std::iter::repeat(f32::NAN)).take(length).collect()
}

host::answers! {
    kernels ["bowl", "gradients", "descend"];
    bowl,
    gradients,
    descend,
}
