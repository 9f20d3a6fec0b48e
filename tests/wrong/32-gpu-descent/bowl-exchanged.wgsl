//! law: bowl
//! mistake: a and b exchanged
@compute @workgroup_size(WIDTH)
fn bowl(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        var x = starts[i];
        for (var step = 0u; step < given.steps; step += 1u) {
            x -= etas[i] * vec2(given.b, given.a) * x;
        }
        ends[i] = x;
    }
}
