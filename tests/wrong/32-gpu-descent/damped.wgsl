//! law: momentum
//! mistake: gradient damped
@compute @workgroup_size(WIDTH)
fn descend(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        var x = starts[i];
        var velocity = vec2(0.0, 0.0);
        for (var step = 0u; step < given.steps; step += 1u) {
            velocity = given.lambda * velocity - (1.0 - given.lambda) * given.eta * gradient(x);
            x += velocity;
        }
        ends[i] = x;
    }
}
