//! What the laws of kernels share: numbers in `f32`, and buffers that are longer than what is in them.
//!
//! A kernel that writes where it should not writes into memory of something else, and nobody hears of it. So a law
//! gives it a buffer with something behind the end, and looks whether it is still there. What is to be written is NaN
//! before: what nobody writes then shows.

use ndarray::{Array, Array1, Dimension, s};
use proptest::prelude::*;

use crate::ask::{Break, Check, holds, same};
use crate::generate;
use crate::law::{self, Draft};
use crate::limits::{Limits, MIB};
use crate::show::number;

/// Begins a law of a kernel, with the room and the time that a driver needs.
pub fn law(name: &'static str, statement: &'static str) -> Draft {
    let device = Limits::of_a_device();
    law::law(name, statement).memory(device.memory / MIB).seconds(device.call.as_secs())
}

/// What stands behind the end of a buffer.
pub const BEHIND: f32 = 7.0;

/// The widths of workgroups that laws try. A subgroup of lavapipe has 8 invocations, of most GPUs 32 or 64: a
/// workgroup that is wider than its subgroup needs its barriers.
pub const WIDTHS: [u32; 4] = [4, 16, 64, 128];

/// One of [`WIDTHS`].
pub fn width() -> BoxedStrategy<u32> {
    prop::sample::select(&WIDTHS[..]).boxed()
}

/// A number that `f32` holds.
pub fn number32() -> BoxedStrategy<f32> {
    generate::number().prop_map(single).boxed()
}

/// The nearest number of `f32`.
#[expect(clippy::cast_possible_truncation, reason = "rounding is what it is for")]
pub fn single(x: f64) -> f32 {
    x as f32
}

/// An array in twice the precision, where an oracle computes.
pub fn wide<D: Dimension>(x: &Array<f32, D>) -> Array<f64, D> {
    x.mapv(f64::from)
}

/// A buffer before a kernel runs: NaN in place of `n` results, and `more` times [`BEHIND`] behind them.
pub fn buffer(n: usize, more: usize) -> Array1<f32> {
    Array1::from_shape_fn(n + more, |i| if i < n { f32::NAN } else { BEHIND })
}

/// The first `n` elements of the buffer `before`, after a kernel has run on it.
///
/// # Errors
/// When the buffer has another length than before.
pub fn results(after: &Array1<f32>, before: &Array1<f32>, n: usize) -> Result<Array1<f32>, Break> {
    same("the length of the buffer", after.len(), before.len(), "a kernel cannot change it")?;
    Ok(after.slice(s![..n]).to_owned())
}

/// Requires what lies behind `n` results to be what it was.
///
/// # Errors
/// When a kernel has written there.
pub fn untouched(after: &Array1<f32>, n: usize) -> Check {
    let written = after.iter().enumerate().skip(n).find(|(_, value)| **value != BEHIND);
    let Some((place, value)) = written else { return Ok(()) };
    holds(
        false,
        &format!("z[{place}] = {}", number((*value).into())),
        &format!(
            "z[{place}] = {BEHIND}, as it was: the results end with z[{}]",
            n.wrapping_sub(1).min(place)
        ),
        "there are whole workgroups, and so more invocations than results: the others write nothing",
    )
}
