//! law: strides
//! mistake: column-major strides
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    let mut step = 1;
    let mut strides = Vec::new();
    for size in shape {
        strides.push(step);
        step *= size;
    }
    strides
}
