//! law: mask
//! mistake: nothing written behind the mask
@compute @workgroup_size(WIDTH)
fn masked(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n && mask[i] == 1u {
        z[i] = x[i];
    }
}
