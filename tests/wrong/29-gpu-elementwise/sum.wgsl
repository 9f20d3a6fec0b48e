//! law: Hadamard product
@compute @workgroup_size(WIDTH)
fn hadamard(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        z[i] = x[i] + y[i];
    }
}
