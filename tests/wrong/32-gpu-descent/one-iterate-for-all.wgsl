//! law: every workgroup

// All invocations keep their point in one place.
@compute @workgroup_size(WIDTH)
fn descend(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        ends[0] = starts[i];
        var velocity = vec2(0.0, 0.0);
        for (var step = 0u; step < given.steps; step += 1u) {
            velocity = given.lambda * velocity - given.eta * gradient(ends[0]);
            ends[0] = ends[0] + velocity;
        }
        ends[i] = ends[0];
    }
}
