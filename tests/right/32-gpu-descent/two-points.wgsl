//! The velocity is the difference of the last two points, and the bowl a product of factors.

@compute @workgroup_size(WIDTH)
fn descend(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        var last = starts[i];
        var x = last;
        for (var step = 0u; step < given.steps; step++) {
            let next = x - given.eta * gradient(x) + given.lambda * (x - last);
            last = x;
            x = next;
        }
        ends[i] = x;
    }
}

@compute @workgroup_size(WIDTH)
fn bowl(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        let factor = 1.0 - etas[i] * vec2(given.a, given.b);
        var product = vec2(1.0);
        for (var step = given.steps; step > 0u; step--) {
            product *= factor;
        }
        ends[i] = product * starts[i];
    }
}
