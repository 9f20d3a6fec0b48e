//! law: saxpy

// Every invocation of a workgroup writes the same element, one after another.
@compute @workgroup_size(WIDTH)
fn saxpy(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x - id.x % WIDTH;
    if id.x < given.n {
        z[i] = given.a * x[id.x] + y[id.x];
    }
}
