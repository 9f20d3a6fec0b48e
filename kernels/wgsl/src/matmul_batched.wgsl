// Matrix products of a batch, tile by tile in workgroup memory: C[q, i, j] <- the sum of A[q, i, p] B[q, p, j] over p
//
// As matmul_tiled, with the batch as a third direction of tiles. A step of 0 from one matrix to the next uses one for all.
//
// Shapes      A ~ (batch, m, k) or (m, k), B ~ (batch, k, n) or (k, n), C ~ (batch, m, n); what lies beyond is left alone
// Bindings    0: A, read; 1: B, read; 2: C, written
// Immediate   batch, m, n, k, and how far it is from one matrix A to the next, and from one B to the next: m k and k n, or 0
// Workgroup   SIDE by SIDE invocations, for a tile of C of that size; 2 SIDE SIDE numbers of workgroup memory
// Dispatch    at least batch ceil(m / SIDE) ceil(n / SIDE) workgroups, in any number of directions: a tile each

struct Sizes {
    batch: u32,
    m: u32,
    n: u32,
    k: u32,
    step_a: u32,
    step_b: u32,
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
    let each = (sizes.m + SIDE - 1) / SIDE * across;
    let product = tile / each;
    let row = tile % each / across * SIDE + place.y;
    let column = tile % each % across * SIDE + place.x;
    let here = place.y * SIDE + place.x;
    var sum = 0.0;
    for (var first = 0u; first < sizes.k; first += SIDE) {
        // What lies outside the matrices adds nothing.
        var from_a = 0.0;
        if product < sizes.batch && row < sizes.m && first + place.x < sizes.k {
            from_a = a[product * sizes.step_a + row * sizes.k + first + place.x];
        }
        var from_b = 0.0;
        if product < sizes.batch && first + place.y < sizes.k && column < sizes.n {
            from_b = b[product * sizes.step_b + (first + place.y) * sizes.n + column];
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
    if product < sizes.batch && row < sizes.m && column < sizes.n {
        c[(product * sizes.m + row) * sizes.n + column] = sum;
    }
}
