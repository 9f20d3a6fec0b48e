//! law: Hadamard product
//! mistake: number within the workgroup
@compute @workgroup_size(WIDTH)
fn hadamard(@builtin(local_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        z[i] = x[i] * y[i];
    }
}
