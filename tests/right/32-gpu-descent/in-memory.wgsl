//! The point lives in the buffer of the ends, read and written in every step: right, and slower.

@compute @workgroup_size(WIDTH)
fn descend(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i >= given.n {
        return;
    }
    ends[i] = starts[i];
    var velocity = vec2<f32>();
    for (var step = 0u; step < given.steps; step += 1u) {
        velocity = given.lambda * velocity - given.eta * gradient(ends[i]);
        ends[i] = ends[i] + velocity;
    }
}

@compute @workgroup_size(WIDTH)
fn bowl(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i >= given.n {
        return;
    }
    ends[i] = starts[i];
    for (var step = 0u; step < given.steps; step += 1u) {
        ends[i].x -= etas[i] * given.a * ends[i].x;
        ends[i].y -= etas[i] * given.b * ends[i].y;
    }
}
