//! law: scaling
//! mistake: row and column swapped
@compute @workgroup_size(WIDTH, HEIGHT)
fn scale_rows_and_columns(@builtin(global_invocation_id) id: vec3<u32>) {
    let i = id.x;
    let j = id.y;
    if i < given.n && j < given.d {
        let place = i * given.d + j;
        z[place] = u[i] * x[place] * v[j];
    }
}
