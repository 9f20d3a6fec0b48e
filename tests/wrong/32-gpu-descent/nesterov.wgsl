//! law: momentum
//! mistake: gradient where momentum leads
@compute @workgroup_size(WIDTH)
fn descend(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        var x = starts[i];
        var velocity = vec2(0.0, 0.0);
        for (var step = 0u; step < given.steps; step += 1u) {
            velocity = given.lambda * velocity - given.eta * gradient(x + given.lambda * velocity);
            x += velocity;
        }
        ends[i] = x;
    }
}
