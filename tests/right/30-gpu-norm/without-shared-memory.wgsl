//! The first invocation of each workgroup reads everything itself: right, and as slow as can be.
@compute @workgroup_size(WIDTH)
fn sums_of_squares(
    @builtin(global_invocation_id) id: vec3<u32>,
    @builtin(local_invocation_index) local: u32,
    @builtin(workgroup_id) group: vec3<u32>,
) {
    if local == 0u {
        var sum = 0.0;
        for (var i = id.x; i < min(id.x + WIDTH, given.n); i++) {
            sum = fma(x[i], x[i], sum);
        }
        parts[group.x] = sum;
    }
}
