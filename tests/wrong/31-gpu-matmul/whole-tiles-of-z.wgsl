//! law: product
//! mistake: partial tiles of the result dropped
@compute @workgroup_size(TILE, TILE)
fn matmul(
    @builtin(global_invocation_id) id: vec3<u32>,
    @builtin(local_invocation_id) local: vec3<u32>,
) {
    let i = id.y;
    let j = id.x;
    let place = local.y * TILE + local.x;
    var sum = 0.0;
    for (var start = 0u; start < given.k; start += TILE) {
        let across = start + local.x;
        let down = start + local.y;
        x_tile[place] = 0.0;
        if i < given.n && across < given.k {
            x_tile[place] = x[i * given.k + across];
        }
        y_tile[place] = 0.0;
        if down < given.k && j < given.m {
            y_tile[place] = y[down * given.m + j];
        }
        workgroupBarrier();
        for (var t = 0u; t < TILE; t += 1u) {
            sum += x_tile[local.y * TILE + t] * y_tile[t * TILE + local.x];
        }
        workgroupBarrier();
    }
    if i < given.n / TILE * TILE && j < given.m / TILE * TILE {
        z[i * given.m + j] = sum;
    }
}
