//! law: sums of squares
//! mistake: every invocation writes the sum
@compute @workgroup_size(WIDTH)
fn sums_of_squares(
    @builtin(global_invocation_id) id: vec3<u32>,
    @builtin(local_invocation_index) local: u32,
    @builtin(workgroup_id) group: vec3<u32>,
) {
    terms[local] = select(0.0, x[id.x] * x[id.x], id.x < given.n);
    workgroupBarrier();
    for (var half = WIDTH / 2u; half > 0u; half = half / 2u) {
        if local < half {
            terms[local] += terms[local + half];
        }
        workgroupBarrier();
    }
    parts[group.x] = terms[local];
}
