//! A mask of bits.

@compute @workgroup_size(WIDTH)
fn masked(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < given.n {
        z[i] = bitcast<f32>(bitcast<u32>(x[i]) & (0u - mask[i]));
    }
}
