//! law: nothing leaks
//! mistake: mask multiplied
@compute @workgroup_size(WIDTH)
fn masked(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        z[i] = x[i] * f32(mask[i]);
    }
}
