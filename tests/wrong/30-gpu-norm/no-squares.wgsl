//! law: sums of squares
//! mistake: no squares
@compute @workgroup_size(WIDTH)
fn sums_of_squares(
    @builtin(global_invocation_id) id: vec3<u32>,
    @builtin(local_invocation_index) local: u32,
    @builtin(workgroup_id) group: vec3<u32>,
) {
    let sum = tree_sum(select(0.0, x[id.x], id.x < given.n), local);
    if local == 0u {
        parts[group.x] = sum;
    }
}
