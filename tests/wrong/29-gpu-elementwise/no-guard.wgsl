//! law: end of the vectors
//! mistake: no guard past the end
@compute @workgroup_size(WIDTH)
fn saxpy(@builtin(global_invocation_id) id: vec3<u32>) {
    z[id.x] = given.a * x[id.x] + y[id.x];
}
