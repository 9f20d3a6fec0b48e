//! law: momentum

// Velocities are kept in memory, and that of another start is read.
@compute @workgroup_size(WIDTH)
fn descend(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        var x = starts[i];
        ends[i] = vec2(0.0, 0.0);
        for (var step = 0u; step < given.steps; step += 1u) {
            ends[i] = given.lambda * ends[(i + 1u) % given.n] - given.eta * gradient(x);
            x += ends[i];
        }
        ends[i] = x;
    }
}
