// saxpy, elementwise: y <- a x + y
//
// Shapes      x, y ~ (n); what lies beyond n is left alone
// Bindings    0: x, read; 1: y, read and written
// Immediate   n, a
// Workgroup   WIDTH invocations, each with EACH elements that are WIDTH apart, so that neighbours read what lies side by side
// Dispatch    at least ceil(n / (WIDTH EACH)) workgroups, in any number of directions

struct Scalars {
    n: u32,
    a: f32,
}

var<immediate> scalars: Scalars;
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;

override WIDTH: u32 = 256;
override EACH: u32 = 4;

@compute @workgroup_size(WIDTH)
fn saxpy(
    @builtin(workgroup_id) w: vec3<u32>,
    @builtin(num_workgroups) n: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let group = w.x + n.x * (w.y + n.y * w.z);
    let first = group * WIDTH * EACH + lane;
    for (var k = 0u; k < EACH; k++) {
        let i = first + k * WIDTH;
        if i < scalars.n {
            y[i] = scalars.a * x[i] + y[i];
        }
    }
}
