//! law: end of the vectors
//! mistake: one element too many
@compute @workgroup_size(WIDTH)
fn masked(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i <= given.n {
        z[i] = select(0.0, x[i], mask[i] == 1u);
    }
}
