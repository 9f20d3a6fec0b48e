//! law: end of the matrix
//! mistake: no guard past the end
@compute @workgroup_size(WIDTH, HEIGHT)
fn scale_rows_and_columns(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.y;
    let j = id.x;
    if j < given.d {
        let place = i * given.d + j;
        z[place] = u[i] * x[place] * v[j];
    }
}
