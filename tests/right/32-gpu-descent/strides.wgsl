//! Each invocation goes on in strides as long as the whole grid, so that any number of them would do.

@compute @workgroup_size(WIDTH)
fn descend(
    @builtin(global_invocation_id) id: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
) {
    for (var i = id.x; i < given.n; i += groups.x * WIDTH) {
        var x = starts[i];
        var downhill = vec2(0.0);
        for (var step = 0u; step < given.steps; step++) {
            downhill = gradient(x) * given.eta - downhill * given.lambda;
            downhill = -downhill;
            x = x + downhill;
        }
        ends[i] = x;
    }
}
