//! law: end of the vectors
//! mistake: no guard past the end

// The buffer goes on behind the vector.
@compute @workgroup_size(WIDTH)
fn hadamard(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    if i < arrayLength(&z) {
        z[i] = x[i] * y[i];
    }
}
