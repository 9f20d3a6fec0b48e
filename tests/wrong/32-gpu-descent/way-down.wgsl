//! law: gradients
//! mistake: the way down
@compute @workgroup_size(WIDTH)
fn gradients(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        ends[i] = -gradient(starts[i]);
    }
}
