//! The definition, without tiles: right, and every number is fetched again and again.
@compute @workgroup_size(TILE, TILE)
fn matmul(@builtin(global_invocation_id) id: vec3<u32>) {
    if id.y >= given.n || id.x >= given.m {
        return;
    }
    var sum = 0.0;
    for (var t = 0u; t < given.k; t += 1u) {
        sum += x[id.y * given.k + t] * y[t * given.m + id.x];
    }
    z[id.y * given.m + id.x] = sum;
}
