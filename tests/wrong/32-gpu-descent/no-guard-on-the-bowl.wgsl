//! law: end of the starts
//! mistake: no guard past the end
@compute @workgroup_size(WIDTH)
fn bowl(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    {
        var x = starts[i];
        for (var step = 0u; step < given.steps; step += 1u) {
            x -= etas[i] * vec2(given.a, given.b) * x;
        }
        ends[i] = x;
    }
}
