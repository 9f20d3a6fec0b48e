//! law: end of the starts
//! mistake: no guard past the end
@compute @workgroup_size(WIDTH)
fn descend(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    {
        var x = starts[i];
        var velocity = vec2(0.0, 0.0);
        for (var step = 0u; step < given.steps; step += 1u) {
            velocity = given.lambda * velocity - given.eta * gradient(x);
            x += velocity;
        }
        ends[i] = x;
    }
}
