// The sum of every row, by a tree of sums: y[r] <- the sum of X[r, j] over j
//
// Shapes      X ~ (rows, columns), row after row; y ~ (rows); what lies beyond is left alone
// Bindings    0: X, read; 1: y, written
// Immediate   rows, columns
// Workgroup   WIDTH invocations, a power of 2, for a row; WIDTH numbers of workgroup memory
// Dispatch    at least a workgroup for every row, in any number of directions

struct Sizes {
    rows: u32,
    columns: u32,
}

var<immediate> sizes: Sizes;
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> y: array<f32>;

override WIDTH: u32 = 256;

var<workgroup> parts: array<f32, WIDTH>;

@compute @workgroup_size(WIDTH)
fn sum(
    @builtin(workgroup_id) w: vec3<u32>,
    @builtin(num_workgroups) n: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let row = w.x + n.x * (w.y + n.y * w.z);
    var part = 0.0;
    if row < sizes.rows {
        for (var j = lane; j < sizes.columns; j += WIDTH) {
            part += x[row * sizes.columns + j];
        }
    }
    parts[lane] = part;
    for (var half = WIDTH / 2; half > 0; half /= 2) {
        workgroupBarrier();
        if lane < half {
            parts[lane] += parts[lane + half];
        }
    }
    if lane == 0 && row < sizes.rows {
        y[row] = parts[0];
    }
}
