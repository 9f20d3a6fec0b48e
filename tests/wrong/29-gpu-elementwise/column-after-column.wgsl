//! law: scaling
//! mistake: column after column
@compute @workgroup_size(WIDTH, HEIGHT)
fn scale_rows_and_columns(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.y;
    let j = id.x;
    if i < given.n && j < given.d {
        let place = j * given.n + i;
        z[place] = u[i] * x[place] * v[j];
    }
}
