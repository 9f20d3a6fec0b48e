//! law: mask
//! mistake: number of the workgroup
@compute @workgroup_size(WIDTH)
fn masked(@builtin(workgroup_id) group: vec3<u32>) {
    let i = group.x;
    if i < given.n {
        z[i] = select(0.0, x[i], mask[i] == 1u);
    }
}
