//! law: momentum

// The first step is made twice as long, and more: g₀ should be 0.
@compute @workgroup_size(WIDTH)
fn descend(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        var x = starts[i];
        var velocity = -given.eta * gradient(x);
        for (var step = 0u; step < given.steps; step += 1u) {
            velocity = given.lambda * velocity - given.eta * gradient(x);
            x += velocity;
        }
        ends[i] = x;
    }
}
