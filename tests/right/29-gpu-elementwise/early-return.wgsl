//! The guard first, and left at once; the number put together from its parts; a fused multiply-add.

fn number(group: u32, local: u32) -> u32 {
    return group * WIDTH + local;
}

@compute @workgroup_size(WIDTH)
fn saxpy(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
    let i = number(group.x, local.x);
    if i >= given.n {
        return;
    }
    z[i] = fma(given.a, x[i], y[i]);
}

@compute @workgroup_size(WIDTH)
fn hadamard(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_id) local: vec3<u32>) {
    let i = number(group.x, local.x);
    if i >= given.n {
        return;
    }
    z[i] = y[i] * x[i];
}
