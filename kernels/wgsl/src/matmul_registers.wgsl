// The matrix product, tiled in registers: C[i, j] <- the sum of A[i, p] B[p, j] over p
//
// As matmul_tiled, but an invocation has 64 elements of C in registers: rows of four in the upper and the lower half of the tile, columns
// of four in its left and right half. Four vectors read from workgroup memory then serve 64 multiplications and additions, where
// matmul_tiled reads two numbers for one. A's tile lies there column after column, so that four rows are one vector.
//
// Shapes      A ~ (m, k), B ~ (k, n), C ~ (m, n), row after row; what lies beyond is left alone
// Bindings    0: A, read; 1: B, read; 2: C, written
// Immediate   m, n, k
// Workgroup   256 invocations, for a tile of C of 128 by 128; 16 KiB of workgroup memory
// Dispatch    at least ceil(m / 128) ceil(n / 128) workgroups, in any number of directions: a tile each, row after row

struct Sizes {
    m: u32,
    n: u32,
    k: u32,
}

var<immediate> sizes: Sizes;
@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;

/// The side of a tile of C.
const SIDE = 128u;
/// Half of it.
const HALF = 64u;
/// Columns of A, and rows of B, that are brought at a time.
const DEPTH = 16u;
/// Vectors in a row of a tile of B, and in a column of a tile of A.
const VECTORS = 32u;

var<workgroup> tile_a: array<vec4<f32>, 512>;
var<workgroup> tile_b: array<vec4<f32>, 512>;

// A[row, p], or 0 outside.
fn from_a(row: u32, p: u32) -> f32 {
    if row < sizes.m && p < sizes.k {
        return a[row * sizes.k + p];
    }
    return 0.0;
}

// B[p, column], or 0 outside.
fn from_b(p: u32, column: u32) -> f32 {
    if p < sizes.k && column < sizes.n {
        return b[p * sizes.n + column];
    }
    return 0.0;
}

fn write(row: u32, column: u32, value: f32) {
    if row < sizes.m && column < sizes.n {
        c[row * sizes.n + column] = value;
    }
}

fn write_row(row: u32, column: u32, left: vec4<f32>, right: vec4<f32>) {
    write(row, column, left.x);
    write(row, column + 1, left.y);
    write(row, column + 2, left.z);
    write(row, column + 3, left.w);
    write(row, column + HALF, right.x);
    write(row, column + HALF + 1, right.y);
    write(row, column + HALF + 2, right.z);
    write(row, column + HALF + 3, right.w);
}

@compute @workgroup_size(256)
fn matmul(
    @builtin(workgroup_id) w: vec3<u32>,
    @builtin(num_workgroups) n: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let tile = w.x + n.x * (w.y + n.y * w.z);
    let across = (sizes.n + SIDE - 1) / SIDE;
    let first_row = tile / across * SIDE;
    let first_column = tile % across * SIDE;
    // Which rows and columns of four this invocation has, and what it brings.
    let down = lane / 16;
    let right_of = lane % 16;
    var c00 = vec4(0.0);
    var c01 = vec4(0.0);
    var c10 = vec4(0.0);
    var c11 = vec4(0.0);
    var c20 = vec4(0.0);
    var c21 = vec4(0.0);
    var c30 = vec4(0.0);
    var c31 = vec4(0.0);
    var c40 = vec4(0.0);
    var c41 = vec4(0.0);
    var c50 = vec4(0.0);
    var c51 = vec4(0.0);
    var c60 = vec4(0.0);
    var c61 = vec4(0.0);
    var c70 = vec4(0.0);
    var c71 = vec4(0.0);
    for (var first = 0u; first < sizes.k; first += DEPTH) {
        for (var turn = 0u; turn < 2; turn++) {
            // 16 neighbours read 16 numbers of a row of A.
            let p = lane % DEPTH;
            let quad = lane / DEPTH + 16 * turn;
            let row = first_row + 4 * quad;
            tile_a[p * VECTORS + quad] = vec4(
                from_a(row, first + p),
                from_a(row + 1, first + p),
                from_a(row + 2, first + p),
                from_a(row + 3, first + p),
            );
        }
        for (var turn = 0u; turn < 2; turn++) {
            // 32 neighbours read 128 numbers of a row of B.
            let p = lane / VECTORS + 8 * turn;
            let quad = lane % VECTORS;
            let column = first_column + 4 * quad;
            tile_b[p * VECTORS + quad] = vec4(
                from_b(first + p, column),
                from_b(first + p, column + 1),
                from_b(first + p, column + 2),
                from_b(first + p, column + 3),
            );
        }
        workgroupBarrier();
        for (var p = 0u; p < DEPTH; p++) {
            let above = tile_a[p * VECTORS + down];
            let below = tile_a[p * VECTORS + 16 + down];
            let left = tile_b[p * VECTORS + right_of];
            let right = tile_b[p * VECTORS + 16 + right_of];
            c00 = fma(vec4(above.x), left, c00);
            c01 = fma(vec4(above.x), right, c01);
            c10 = fma(vec4(above.y), left, c10);
            c11 = fma(vec4(above.y), right, c11);
            c20 = fma(vec4(above.z), left, c20);
            c21 = fma(vec4(above.z), right, c21);
            c30 = fma(vec4(above.w), left, c30);
            c31 = fma(vec4(above.w), right, c31);
            c40 = fma(vec4(below.x), left, c40);
            c41 = fma(vec4(below.x), right, c41);
            c50 = fma(vec4(below.y), left, c50);
            c51 = fma(vec4(below.y), right, c51);
            c60 = fma(vec4(below.z), left, c60);
            c61 = fma(vec4(below.z), right, c61);
            c70 = fma(vec4(below.w), left, c70);
            c71 = fma(vec4(below.w), right, c71);
        }
        // Nobody may bring the next tiles while others still use these.
        workgroupBarrier();
    }
    let row = first_row + 4 * down;
    let column = first_column + 4 * right_of;
    write_row(row, column, c00, c01);
    write_row(row + 1, column, c10, c11);
    write_row(row + 2, column, c20, c21);
    write_row(row + 3, column, c30, c31);
    write_row(row + HALF, column, c40, c41);
    write_row(row + 1 + HALF, column, c50, c51);
    write_row(row + 2 + HALF, column, c60, c61);
    write_row(row + 3 + HALF, column, c70, c71);
}
