//! law: descent
//! mistake: one coordinate after the other
@compute @workgroup_size(WIDTH)
fn descend(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        var x = starts[i];
        var velocity = vec2(0.0, 0.0);
        for (var step = 0u; step < given.steps; step += 1u) {
            velocity.x = given.lambda * velocity.x - given.eta * gradient(x).x;
            x.x += velocity.x;
            velocity.y = given.lambda * velocity.y - given.eta * gradient(x).y;
            x.y += velocity.y;
        }
        ends[i] = x;
    }
}
