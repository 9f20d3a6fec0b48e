// The sum over a middle axis, an invocation for every sum: Y[p, q] <- the sum of X[p, j, q] over j
//
// Neighbouring invocations have neighbouring q, and so read what lies side by side.
//
// Shapes      X ~ (outer, length, inner), the last axis fastest; Y ~ (outer, inner); what lies beyond is left alone
// Bindings    0: X, read; 1: Y, written
// Immediate   outer, length, inner
// Workgroup   WIDTH invocations
// Dispatch    at least ceil(outer inner / WIDTH) workgroups, in any number of directions

struct Sizes {
    outer: u32,
    length: u32,
    inner: u32,
}

var<immediate> sizes: Sizes;
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;

override WIDTH: u32 = 256;

@compute @workgroup_size(WIDTH)
fn sum(
    @builtin(workgroup_id) w: vec3<u32>,
    @builtin(num_workgroups) n: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let i = (w.x + n.x * (w.y + n.y * w.z)) * WIDTH + lane;
    if i < sizes.outer * sizes.inner {
        let first = i / sizes.inner * sizes.length * sizes.inner + i % sizes.inner;
        var sum = 0.0;
        for (var j = 0u; j < sizes.length; j++) {
            sum += x[first + j * sizes.inner];
        }
        y[i] = sum;
    }
}
