// The squared norm, by sums within subgroups: y[g] <- the sum of x[i] x[i] over the elements of workgroup g
//
// A subgroup is what the hardware runs in step; it adds up what its invocations hold without memory or barriers. One barrier is left,
// between the sums of the subgroups and their sum. Then as squared_norm_tree.
//
// Shapes      x ~ (n), y ~ (ceil(n / (WIDTH EACH))); what lies beyond is left alone
// Bindings    0: x, read; 1: y, written
// Immediate   n
// Workgroup   WIDTH invocations, each with EACH elements that are WIDTH apart; WIDTH numbers of workgroup memory, a subgroup having
//             one invocation at least
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
    @builtin(subgroup_id) subgroup: u32,
    @builtin(num_subgroups) subgroups: u32,
    @builtin(subgroup_invocation_id) place: u32,
    @builtin(subgroup_size) places: u32,
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
    part = subgroupAdd(part);
    if place == 0 {
        parts[subgroup] = part;
    }
    workgroupBarrier();
    if subgroup == 0 {
        part = 0.0;
        for (var k = place; k < subgroups; k += places) {
            part += parts[k];
        }
        part = subgroupAdd(part);
        if place == 0 && first < size {
            y[group] = part;
        }
    }
}
