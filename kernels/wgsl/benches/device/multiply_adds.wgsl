// Multiply-adds in registers: as many as the device can do, for nothing is read, and one number of an invocation written
//
// Twelve sums that do not need each other hide how long each step takes; eight steps in a turn, what the loop costs.
//
// Bindings    0: sums, written, a number for each invocation
// Immediate   factor
// Workgroup   WIDTH invocations, each with 96 TURNS multiply-adds
// Dispatch    as many workgroups as there are, in one direction

var<immediate> factor: f32;
@group(0) @binding(0) var<storage, read_write> sums: array<f32>;

override WIDTH: u32 = 256;
override TURNS: u32 = 1;

@compute @workgroup_size(WIDTH)
fn multiply_adds(@builtin(global_invocation_id) id: vec3<u32>) {
    let f = vec4(factor);
    var a = vec4(f32(id.x));
    var b = a + 1.0;
    var c = a + 2.0;
    for (var turn = 0u; turn < TURNS; turn++) {
        a = fma(a, f, f); b = fma(b, f, f); c = fma(c, f, f);
        a = fma(a, f, f); b = fma(b, f, f); c = fma(c, f, f);
        a = fma(a, f, f); b = fma(b, f, f); c = fma(c, f, f);
        a = fma(a, f, f); b = fma(b, f, f); c = fma(c, f, f);
        a = fma(a, f, f); b = fma(b, f, f); c = fma(c, f, f);
        a = fma(a, f, f); b = fma(b, f, f); c = fma(c, f, f);
        a = fma(a, f, f); b = fma(b, f, f); c = fma(c, f, f);
        a = fma(a, f, f); b = fma(b, f, f); c = fma(c, f, f);
    }
    sums[id.x] = dot(a + b + c, vec4(1.0));
}
