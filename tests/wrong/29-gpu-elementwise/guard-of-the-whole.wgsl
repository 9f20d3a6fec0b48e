//! law: scaling

// What lies beyond the end of a row is in the next one.
@compute @workgroup_size(WIDTH, HEIGHT)
fn scale_rows_and_columns(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.y;
    let j = id.x;
    let place = i * given.d + j;
    if place < given.n * given.d {
        z[place] = u[i] * x[place] * v[j];
    }
}
