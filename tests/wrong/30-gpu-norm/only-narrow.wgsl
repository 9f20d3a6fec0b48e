//! law: broad workgroups

// At most 16 of the invocations have a part in it.
@compute @workgroup_size(WIDTH)
fn sums(
    @builtin(global_invocation_id) id: vec3<u32>,
    @builtin(local_invocation_index) local: u32,
    @builtin(workgroup_id) group: vec3<u32>,
) {
    let sum = tree_sum(select(0.0, x[id.x], id.x < given.n && local < 16u), local);
    if local == 0u {
        parts[group.x] = sum;
    }
}
