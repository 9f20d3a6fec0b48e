// The matrix product, an invocation for every element: C[i, j] <- the sum of A[i, p] B[p, j] over p
//
// Every element of A is read n times from the device's memory, and every element of B m times.
//
// Shapes      A ~ (m, k), B ~ (k, n), C ~ (m, n), row after row; what lies beyond is left alone
// Bindings    0: A, read; 1: B, read; 2: C, written
// Immediate   m, n, k
// Workgroup   SIDE by SIDE invocations, for a tile of C of that size
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
    if row < sizes.m && column < sizes.n {
        var sum = 0.0;
        for (var p = 0u; p < sizes.k; p++) {
            sum += a[row * sizes.k + p] * b[p * sizes.n + column];
        }
        c[row * sizes.n + column] = sum;
    }
}
