//! The terms from the last to the first, with fused multiply-adds.
@compute @workgroup_size(TILE * TILE)
fn matmul(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(local_invocation_index) local: u32,
) {
    let i = group.y * TILE + local / TILE;
    let j = group.x * TILE + local % TILE;
    if i >= given.n || j >= given.m {
        return;
    }
    var sum = 0.0;
    for (var t = given.k; t > 0u; t -= 1u) {
        sum = fma(x[i * given.k + t - 1u], y[(t - 1u) * given.m + j], sum);
    }
    z[i * given.m + j] = sum;
}
