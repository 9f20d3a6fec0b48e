// The softmax of every row, a workgroup each: S[r, j] <- exp(X[r, j] - max) / the sum of exp(X[r, q] - max) over q
//
// The largest element of the row is subtracted first, so that no exponential overflows. X is read three times, the second and third
// time from a cache where the row fits.
//
// Shapes      X ~ (rows, columns), row after row; S as X; what lies beyond is left alone
// Bindings    0: X, read; 1: S, written
// Immediate   rows, columns
// Workgroup   WIDTH invocations, a power of 2, for a row; WIDTH numbers of workgroup memory
// Dispatch    at least a workgroup for every row, in any number of directions

struct Sizes {
    rows: u32,
    columns: u32,
}

var<immediate> sizes: Sizes;
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> s: array<f32>;

override WIDTH: u32 = 256;

var<workgroup> parts: array<f32, WIDTH>;

// The most negative f32: no element is less.
const LOWEST = -3.4028234663852886e38;

@compute @workgroup_size(WIDTH)
fn softmax(
    @builtin(workgroup_id) w: vec3<u32>,
    @builtin(num_workgroups) n: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let row = w.x + n.x * (w.y + n.y * w.z);
    let first = row * sizes.columns;
    // A workgroup beyond the rows has no columns to go through, but all its barriers.
    let columns = select(0, sizes.columns, row < sizes.rows);

    var largest = LOWEST;
    for (var j = lane; j < columns; j += WIDTH) {
        largest = max(largest, x[first + j]);
    }
    parts[lane] = largest;
    for (var half = WIDTH / 2; half > 0; half /= 2) {
        workgroupBarrier();
        if lane < half {
            parts[lane] = max(parts[lane], parts[lane + half]);
        }
    }
    workgroupBarrier();
    largest = parts[0];
    // Everybody has read it before the memory is used again.
    workgroupBarrier();

    var part = 0.0;
    for (var j = lane; j < columns; j += WIDTH) {
        part += exp(x[first + j] - largest);
    }
    parts[lane] = part;
    for (var half = WIDTH / 2; half > 0; half /= 2) {
        workgroupBarrier();
        if lane < half {
            parts[lane] += parts[lane + half];
        }
    }
    workgroupBarrier();
    let sum = parts[0];

    for (var j = lane; j < columns; j += WIDTH) {
        s[first + j] = exp(x[first + j] - largest) / sum;
    }
}
