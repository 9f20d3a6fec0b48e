//! Each invocation goes on in strides as long as the whole grid, so that any number of them would do.

@compute @workgroup_size(WIDTH)
fn hadamard(
    @builtin(global_invocation_id) id: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
) {
    for (var i = id.x; i < given.n; i += groups.x * WIDTH) {
        z[i] = x[i] * y[i];
    }
}

@compute @workgroup_size(WIDTH, HEIGHT)
fn scale_rows_and_columns(
    @builtin(global_invocation_id) id: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
) {
    for (var i = id.y; i < given.n; i += groups.y * HEIGHT) {
        for (var j = id.x; j < given.d; j += groups.x * WIDTH) {
            z[i * given.d + j] = v[j] * x[i * given.d + j] * u[i];
        }
    }
}
