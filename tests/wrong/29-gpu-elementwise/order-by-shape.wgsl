//! law: every shape of workgroup

// Which factor comes first depends on the workgroup, and so does the rounding.
@compute @workgroup_size(WIDTH, HEIGHT)
fn scale_rows_and_columns(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.y;
    let j = id.x;
    if i < given.n && j < given.d {
        let place = i * given.d + j;
        if WIDTH > HEIGHT {
            z[place] = u[i] * (x[place] * v[j]);
        } else {
            z[place] = u[i] * x[place] * v[j];
        }
    }
}
