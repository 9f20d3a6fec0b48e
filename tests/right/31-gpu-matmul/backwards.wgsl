//! The terms from the last to the first, with fused multiply-adds.
@compute @workgroup_size(TILE, TILE)
fn matmul(@builtin(global_invocation_id) id: vec3<u32>) {
    if id.y >= given.n || id.x >= given.m {
        return;
    }
    var sum = 0.0;
    for (var t = given.k; t > 0u; t -= 1u) {
        sum = fma(x[id.y * given.k + t - 1u], y[(t - 1u) * given.m + id.x], sum);
    }
    z[id.y * given.m + id.x] = sum;
}
