//! law: mask
//! mistake: mask inverted
@compute @workgroup_size(WIDTH)
fn masked(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        z[i] = select(x[i], 0.0, mask[i] == 1u);
    }
}
