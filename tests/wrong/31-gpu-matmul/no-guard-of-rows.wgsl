//! law: end of the matrix
//! mistake: no guard past the end
@compute @workgroup_size(TILE * TILE)
fn matmul(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(local_invocation_index) local: u32,
) {
    let row = local / TILE;
    let column = local % TILE;
    let i = group.y * TILE + row;
    let j = group.x * TILE + column;
    var sum = 0.0;
    for (var start = 0u; start < given.k; start += TILE) {
        let across = start + column;
        let down = start + row;
        x_tile[local] = 0.0;
        if i < given.n && across < given.k {
            x_tile[local] = x[i * given.k + across];
        }
        y_tile[local] = 0.0;
        if down < given.k && j < given.m {
            y_tile[local] = y[down * given.m + j];
        }
        workgroupBarrier();
        for (var t = 0u; t < TILE; t += 1u) {
            sum += x_tile[row * TILE + t] * y_tile[t * TILE + column];
        }
        workgroupBarrier();
    }
    if j < given.m {
        z[i * given.m + j] = sum;
    }
}
