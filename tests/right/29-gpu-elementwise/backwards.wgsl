//! From the last element to the first.

@compute @workgroup_size(WIDTH)
fn saxpy(@builtin(global_invocation_id) id: vec3<u32>) {
    if id.x < given.n {
        let i = given.n - 1u - id.x;
        z[i] = y[i] + x[i] * given.a;
    }
}

@compute @workgroup_size(WIDTH)
fn masked(@builtin(global_invocation_id) id: vec3<u32>) {
    if id.x < given.n {
        let i = given.n - 1u - id.x;
        if mask[i] == 0u {
            z[i] = 0.0;
        } else {
            z[i] = x[i];
        }
    }
}
