//! law: saxpy
//! mistake: a goes with y
@compute @workgroup_size(WIDTH)
fn saxpy(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        z[i] = x[i] + given.a * y[i];
    }
}
