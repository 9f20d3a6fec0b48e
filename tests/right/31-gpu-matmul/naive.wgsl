//! The definition, without tiles: right, and every number is fetched again and again.
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
    for (var t = 0u; t < given.k; t += 1u) {
        sum += x[i * given.k + t] * y[t * given.m + j];
    }
    z[i * given.m + j] = sum;
}
