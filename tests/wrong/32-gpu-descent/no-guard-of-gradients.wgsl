//! law: end of the starts
//! mistake: no guard past the end
@compute @workgroup_size(WIDTH)
fn gradients(@builtin(global_invocation_id) id: vec3<u32>) {
    ends[id.x] = gradient(starts[id.x]);
}
