//! What the device can do at best, where no memory holds it up.

use gpu::{Error, Gpu, Grid, Kind, Scalar, Wgsl};

use crate::rows::quickest;

/// Multiply-adds of an invocation in a turn of the kernel's loop.
const IN_A_TURN: u32 = 96;
/// Turns of an invocation.
const TURNS: u32 = 512;

/// Additions and multiplications of `f32` in a second, where nothing is read.
pub fn multiply_adds(gpu: &Gpu) -> Result<f64, Error> {
    let width = gpu.width();
    let groups: u32 = if gpu.about().kind == Kind::Cpu { 64 } else { 4096 };
    let invocations = width * groups;
    let text = include_str!("multiply_adds.wgsl");
    let wgsl = Wgsl::new("multiply_adds.wgsl", text).set("WIDTH", width).set("TURNS", TURNS);
    let kernel = gpu.kernel(&wgsl.unchecked())?;
    let sums = gpu.filled(invocations as usize, f32::NAN)?;
    let grid = Grid::Exactly([groups, 1, 1]);
    let seconds = quickest(|| gpu.run(&kernel, &[&sums], &[Scalar::Number(0.5)], grid))?;
    // s ← s / 2 + 1/2 goes to 1, whatever it begins with.
    let all_done = gpu.read(&sums)?.iter().all(|sum| (sum - 12.0).abs() < 1e-4);
    assert!(all_done, "some invocation has not done its multiply-adds");
    Ok(2.0 * f64::from(IN_A_TURN) * f64::from(TURNS) * f64::from(invocations) / seconds)
}
