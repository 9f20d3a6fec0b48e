// The matrix product, tile by tile in workgroup memory: C[i, j] <- the sum of A[i, p] B[p, j] over p
//
// A workgroup brings a tile of A and a tile of B into its memory, and every element of them is used SIDE times before the next two
// are brought: the device's memory is read SIDE times less than by matmul_naive.
//
// Shapes      A ~ (m, k), B ~ (k, n), C ~ (m, n), row after row; what lies beyond is left alone
// Bindings    0: A, read; 1: B, read; 2: C, written
// Immediate   m, n, k
// Workgroup   SIDE by SIDE invocations, for a tile of C of that size; 2 SIDE SIDE numbers of workgroup memory
// Dispatch    at least ceil(m / SIDE) ceil(n / SIDE) workgroups, in any number of directions: a tile each, row after row

struct Sizes {
    m: u32,
    n: u32,
    k: u32,
}

var<immediate> sizes: Sizes;
@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;

override SIDE: u32 = 16;

var<workgroup> tile_a: array<f32, SIDE * SIDE>;
var<workgroup> tile_b: array<f32, SIDE * SIDE>;

@compute @workgroup_size(SIDE, SIDE)
fn matmul(
    @builtin(workgroup_id) w: vec3<u32>,
    @builtin(num_workgroups) n: vec3<u32>,
    @builtin(local_invocation_id) place: vec3<u32>,
) {
    let tile = w.x + n.x * (w.y + n.y * w.z);
    let across = (sizes.n + SIDE - 1) / SIDE;
    let row = tile / across * SIDE + place.y;
    let column = tile % across * SIDE + place.x;
    let here = place.y * SIDE + place.x;
    var sum = 0.0;
    for (var first = 0u; first < sizes.k; first += SIDE) {
        // What lies outside the matrices adds nothing.
        var from_a = 0.0;
        if row < sizes.m && first + place.x < sizes.k {
            from_a = a[row * sizes.k + first + place.x];
        }
        var from_b = 0.0;
        if first + place.y < sizes.k && column < sizes.n {
            from_b = b[(first + place.y) * sizes.n + column];
        }
        tile_a[here] = from_a;
        tile_b[here] = from_b;
        workgroupBarrier();
        for (var p = 0u; p < SIDE; p++) {
            sum += tile_a[place.y * SIDE + p] * tile_b[p * SIDE + place.x];
        }
        // Nobody may bring the next tiles while others still use these.
        workgroupBarrier();
    }
    if row < sizes.m && column < sizes.n {
        c[row * sizes.n + column] = sum;
    }
}
