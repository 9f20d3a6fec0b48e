// Exercise 29: kernels that go element by element.
//
// A kernel is a function that many invocations run at once; each asks for its number, and does the
// element that has this number. They come in whole workgroups, so there are often more of them than
// elements. Run `cargo xtask check 29` whenever you like: after an edit of this file nothing is compiled
// but the kernels.

/// How many invocations a workgroup has; the laws try several. In two directions it is WIDTH × HEIGHT.
override WIDTH: u32 = 64;
override HEIGHT: u32 = 1;

/// What is the same for every invocation.
struct Given {
    /// The number of elements of a vector, or of rows of a matrix.
    n: u32,
    /// The number of columns of a matrix.
    d: u32,
    /// The factor of `saxpy`.
    a: f32,
}

var<immediate> given: Given;

// Every buffer is longer than what is in it: `arrayLength` is not n. A matrix lies row after row.
@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> y: array<f32>;
@group(0) @binding(2) var<storage, read> mask: array<u32>;
@group(0) @binding(3) var<storage, read> u: array<f32>;
@group(0) @binding(4) var<storage, read> v: array<f32>;
@group(0) @binding(5) var<storage, read_write> z: array<f32>;

/// z = a x + y for vectors x, y, z ~ (n).
@compute @workgroup_size(WIDTH)
fn saxpy(@builtin(global_invocation_id) id: vec3<u32>) {
    // todo!()
}

/// z = x ⊙ y for x, y, z ~ (n).
@compute @workgroup_size(WIDTH)
fn hadamard(@builtin(global_invocation_id) id: vec3<u32>) {
    // todo!()
}

/// x ~ (n) behind a mask ~ (n): zᵢ = xᵢ where maskᵢ is 1, and 0 where it is 0, whatever xᵢ is there.
@compute @workgroup_size(WIDTH)
fn masked(@builtin(global_invocation_id) id: vec3<u32>) {
    // todo!()
}

/// Z = diag(u) X diag(v) ~ (n, d) for u ~ (n), X ~ (n, d), v ~ (d): Zᵢⱼ = uᵢ Xᵢⱼ vⱼ.
///
/// The invocations lie in two directions: `id.x` runs along a row, `id.y` down a column.
@compute @workgroup_size(WIDTH, HEIGHT)
fn scale_rows_and_columns(@builtin(global_invocation_id) id: vec3<u32>) {
    // todo!()
}
