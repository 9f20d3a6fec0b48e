// Gradient descent with momentum on f(x) = sin x1 cos x2 + sin(x1 / 2) cos(x2 / 2), an invocation for every start:
//
//     G <- lambda G - eta grad f(X), X <- X + G, with G = 0 before the first step
//
// Nothing is read or written between the first step and the last. sin and cos are the device's own, of half the angle, which is brought
// into [-pi, pi] first: beyond, WGSL promises nothing of them, and within 2^-11.
//
// descend, where every start comes to
//   Shapes      starts, ends ~ (n, 2), a point after another; what lies beyond is left alone
//   Bindings    0: starts, read; 1: ends, written
//   Immediate   n, steps, eta, lambda
//   Dispatch    at least ceil(n / WIDTH) workgroups of WIDTH invocations, in any number of directions
//
// basins, which minimum every point of a grid comes to, as its number among those given, or -1 where none is closer than a distance
//   Shapes      minima ~ (m, 2); labels ~ (rows, columns), that of row i and column j for the start (left + j right, bottom + i up)
//   Bindings    0: minima, read; 1: labels, written
//   Immediate   rows, columns, steps, m, eta, lambda, left, bottom, right, up, closer
//   Dispatch    at least ceil(rows columns / WIDTH) workgroups of WIDTH invocations, in any number of directions

override WIDTH: u32 = 64;

const TURN = 6.283185307179586;
// 2 pi in two parts, of which the first has few digits: its multiples are exact.
const TURN_HIGH = 6.28125;
const TURN_LOW = 0.0019353071795864769;

// The angle of the same sine and cosine in [-pi, pi].
fn reduced(angle: vec2<f32>) -> vec2<f32> {
    let turns = round(angle / TURN);
    return clamp(angle - turns * TURN_HIGH - turns * TURN_LOW, vec2(-0.5 * TURN), vec2(0.5 * TURN));
}

fn gradient(x: vec2<f32>) -> vec2<f32> {
    let half = reduced(0.5 * x);
    let s = sin(half);
    let c = cos(half);
    // cos 2t = 1 - 2 sin t sin t and sin 2t = 2 sin t cos t.
    let cosines = 1.0 - 2.0 * s * s;
    let sines = 2.0 * s * c;
    return vec2(
        cosines.x * cosines.y + 0.5 * c.x * c.y,
        -sines.x * sines.y - 0.5 * s.x * s.y,
    );
}

fn end_of(start: vec2<f32>, steps: u32, eta: f32, lambda: f32) -> vec2<f32> {
    var x = start;
    var velocity = vec2(0.0);
    for (var step = 0u; step < steps; step++) {
        velocity = lambda * velocity - eta * gradient(x);
        x += velocity;
    }
    return x;
}

struct Descent {
    n: u32,
    steps: u32,
    eta: f32,
    lambda: f32,
}

var<immediate> descent: Descent;
@group(0) @binding(0) var<storage, read> starts: array<vec2<f32>>;
@group(0) @binding(1) var<storage, read_write> ends: array<vec2<f32>>;

@compute @workgroup_size(WIDTH)
fn descend(
    @builtin(workgroup_id) w: vec3<u32>,
    @builtin(num_workgroups) n: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let i = (w.x + n.x * (w.y + n.y * w.z)) * WIDTH + lane;
    if i < descent.n {
        ends[i] = end_of(starts[i], descent.steps, descent.eta, descent.lambda);
    }
}

struct Grid {
    rows: u32,
    columns: u32,
    steps: u32,
    m: u32,
    eta: f32,
    lambda: f32,
    left: f32,
    bottom: f32,
    right: f32,
    up: f32,
    closer: f32,
}

var<immediate> grid: Grid;
@group(0) @binding(0) var<storage, read> minima: array<vec2<f32>>;
@group(0) @binding(1) var<storage, read_write> labels: array<f32>;

@compute @workgroup_size(WIDTH)
fn basins(
    @builtin(workgroup_id) w: vec3<u32>,
    @builtin(num_workgroups) n: vec3<u32>,
    @builtin(local_invocation_index) lane: u32,
) {
    let i = (w.x + n.x * (w.y + n.y * w.z)) * WIDTH + lane;
    if i < grid.rows * grid.columns {
        let cell = vec2(f32(i % grid.columns), f32(i / grid.columns));
        let start = vec2(grid.left, grid.bottom) + cell * vec2(grid.right, grid.up);
        let end = end_of(start, grid.steps, grid.eta, grid.lambda);
        var label = -1.0;
        for (var k = 0u; k < grid.m; k++) {
            if distance(end, minima[k]) < grid.closer {
                label = f32(k);
            }
        }
        labels[i] = label;
    }
}
