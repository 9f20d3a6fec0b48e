// Exercise 31: a matrix product, tile by tile.
//
// A workgroup of TILE × TILE invocations computes a tile of Z, an element each. It goes along a band of X and down a
// band of Y, a tile at a time: all invocations bring a tile of both into shared memory, one number each, and then each takes
// from there what it needs. Run `cargo xtask check 31` whenever you like.

/// The side of a tile; the laws try several.
override TILE: u32 = 8;

/// The sizes: X ~ (n, k), Y ~ (k, m), Z ~ (n, m).
struct Given {
    n: u32,
    k: u32,
    m: u32,
}

var<immediate> given: Given;

// Matrices lie row after row, and the buffers go on behind them.
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> y: array<f32>;
@group(0) @binding(2) var<storage, read_write> z: array<f32>;

// What the invocations of a workgroup share: a tile of X and a tile of Y, row after row.
var<workgroup> x_tile: array<f32, TILE * TILE>;
var<workgroup> y_tile: array<f32, TILE * TILE>;

/// Z = X Y: Zᵢⱼ = Σₜ Xᵢₜ Yₜⱼ. Workgroup (`group.x`, `group.y`) computes the tile of Z in this column and this row of tiles.
///
/// Invocation `local` of it stands in row `local / TILE` and column `local % TILE` of the tile. The last tiles may reach
/// beyond the matrices, in every direction.
@compute @workgroup_size(TILE * TILE)
fn matmul(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(local_invocation_index) local: u32,
) {
    // solution
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
    if i < given.n && j < given.m {
        z[i * given.m + j] = sum;
    }
    // end
}
