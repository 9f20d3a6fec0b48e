// Exercise 30: a norm, by the tree reduction.
//
// The invocations of a workgroup share memory, and add up what is in it in pairs: half of them add the other half's
// numbers to their own, then half of these, until one number is left. Run `cargo xtask check 30` whenever you like.

/// How many invocations a workgroup has: 2, 4, 8, … The laws try several.
override WIDTH: u32 = 64;

/// What is the same for every invocation.
struct Given {
    /// The number of elements of x. The buffer is longer, and NaN stands behind them.
    n: u32,
}

var<immediate> given: Given;

@group(0) @binding(0) var<storage, read> x: array<f32>;
/// One number for each workgroup.
@group(0) @binding(1) var<storage, read_write> parts: array<f32>;

/// What the invocations of one workgroup share. Nothing is in it at first.
var<workgroup> terms: array<f32, WIDTH>;

/// partsₖ = Σ xᵢ², over the elements i = k WIDTH, …, k WIDTH + WIDTH − 1 of workgroup k; beyond n there are none.
@compute @workgroup_size(WIDTH)
fn sums_of_squares(
    @builtin(global_invocation_id) id: vec3<u32>,
    @builtin(local_invocation_index) local: u32,
    @builtin(workgroup_id) group: vec3<u32>,
) {
    // todo!()
}

/// partsₖ = Σ xᵢ, over the elements of workgroup k.
///
/// The norm takes `sums_of_squares` of x, then `sums` of the parts, again and again until one is left, and then
/// the square root.
@compute @workgroup_size(WIDTH)
fn sums(
    @builtin(global_invocation_id) id: vec3<u32>,
    @builtin(local_invocation_index) local: u32,
    @builtin(workgroup_id) group: vec3<u32>,
) {
    // todo!()
}
