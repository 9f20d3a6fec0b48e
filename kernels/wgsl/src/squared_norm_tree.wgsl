// The squared norm, by a tree of sums: y[g] <- the sum of x[i] x[i] over the elements of workgroup g
//
// What is left, a number a workgroup, is added up by the same kernel with SQUARES = false, until there is one.
//
// Shapes      x ~ (n), y ~ (ceil(n / (WIDTH EACH))); what lies beyond is left alone
// Bindings    0: x, read; 1: y, written
// Immediate   n
// Workgroup   WIDTH invocations, a power of 2, each with EACH elements that are WIDTH apart; WIDTH numbers of workgroup memory
// Dispatch    at least as many workgroups as y has elements, in any number of directions

var<immediate> size: u32;
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;

override WIDTH: u32 = 256;
override EACH: u32 = 16;
override SQUARES: bool = true;

var<workgroup> parts: array<f32, WIDTH>;

@compute @workgroup_size(WIDTH)
fn squared_norm(
    @builtin(workgroup_id) w: vec3<u32>,
    @builtin(num_workgroups) n: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let group = w.x + n.x * (w.y + n.y * w.z);
    let first = group * WIDTH * EACH;
    var part = 0.0;
    for (var k = 0u; k < EACH; k++) {
        let i = first + k * WIDTH + lane;
        if i < size {
            part += select(x[i], x[i] * x[i], SQUARES);
        }
    }
    parts[lane] = part;
    // Half of the invocations add what the other half has, then a quarter, and so on.
    for (var half = WIDTH / 2; half > 0; half /= 2) {
        workgroupBarrier();
        if lane < half {
            parts[lane] += parts[lane + half];
        }
    }
    if lane == 0 && first < size {
        y[group] = parts[0];
    }
}
