//! Every kernel against an oracle of its own in `f64`, on whatever device there is; on a machine without a GPU that is lavapipe.

mod bounds;
mod descent;
#[path = "../../../gpu/tests/gpu/device.rs"]
mod device;
mod elementwise;
mod products;
mod reductions;
mod softmax;

use device::{copying, gpu};
use proptest::prelude::*;

/// Sizes: none, one, a few, and those about the sizes of tiles and workgroups.
fn size(most: usize) -> impl Strategy<Value = usize> {
    let edges = [8, 16, 32, 64, 128, 256, 512, 1024, 4096];
    let edges = edges.into_iter().flat_map(|edge| [edge - 1, edge, edge + 1]);
    let edges: Vec<usize> = edges.filter(|edge| *edge <= most).collect();
    prop_oneof![Just(0), Just(1), 2..=most.min(40), proptest::sample::select(edges), 0..=most]
}

/// Numbers whose significands are full, of several magnitudes.
fn numbers(n: usize) -> impl Strategy<Value = Vec<f32>> {
    proptest::collection::vec(prop_oneof![-8.0_f32..8.0, -1e-3_f32..1e-3, Just(0.0)], n)
}

/// What lies beyond an array: no kernel may touch it.
const SENTINEL: f32 = -777.25;

/// These numbers, and as many sentinels.
fn padded(numbers: &[f32], padding: usize) -> Vec<f32> {
    numbers.iter().copied().chain(std::iter::repeat_n(SENTINEL, padding)).collect()
}
