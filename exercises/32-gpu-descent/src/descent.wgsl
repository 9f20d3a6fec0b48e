// Exercise 32: many descents at once.
//
// Every invocation has a start of its own and goes all its steps, from the first to the last, in its own variables:
// nothing is read or written in between, and it needs nothing of the others. Run `cargo xtask check 32` whenever you like.

/// How many invocations a workgroup has; the laws try several.
override WIDTH: u32 = 64;

/// What is the same for every invocation.
struct Given {
    /// The number of starts. The buffers are longer, and NaN stands behind the starts.
    n: u32,
    /// The number of steps, which may be 0.
    steps: u32,
    /// The step size η of `descend`.
    eta: f32,
    /// The momentum λ of `descend`.
    lambda: f32,
    /// The curvatures of `bowl`.
    a: f32,
    b: f32,
}

var<immediate> given: Given;

// Points of the plane, one after another.
@group(0) @binding(0) var<storage, read> starts: array<vec2<f32>>;
/// The step size of every start, for `bowl`.
@group(0) @binding(1) var<storage, read> etas: array<f32>;
@group(0) @binding(2) var<storage, read_write> ends: array<vec2<f32>>;

const TURN = 6.283185307179586;
// A turn in two parts. The first has few digits, so that its multiples are exact.
const TURN_HIGH = 6.28125;
const TURN_LOW = 0.0019353071795864769;

/// Descent on the bowl ½ (a x₁² + b x₂²) by steps x ← x − etasᵢ (a x₁, b x₂): endsᵢ is where they lead from startsᵢ.
@compute @workgroup_size(WIDTH)
fn bowl(@builtin(global_invocation_id) id: vec3<u32>) {
    // todo!()
}

/// The gradient of the landscape f(x) = sin x₁ cos x₂ + sin ½x₁ cos ½x₂ at every start: endsᵢ = ∇f(startsᵢ).
@compute @workgroup_size(WIDTH)
fn gradients(@builtin(global_invocation_id) id: vec3<u32>) {
    // todo!()
}

/// Descent on the landscape by steps g ← λ g − η ∇f(x), x ← x + g: endsᵢ is where they lead from startsᵢ, with g = 0 at first.
@compute @workgroup_size(WIDTH)
fn descend(@builtin(global_invocation_id) id: vec3<u32>) {
    // todo!()
}

/// Given: the angles in [−π, π] of the same sines and cosines. Beyond, WGSL promises nothing of `sin` and `cos`.
fn small(angle: vec2<f32>) -> vec2<f32> {
    let turns = round(angle / TURN);
    return angle - turns * TURN_HIGH - turns * TURN_LOW;
}
