//! law: strides
//! mistake: strides in reverse order
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    let mut step = 1;
    let mut strides = Vec::new();
    for size in shape.iter().rev() {
        strides.push(step);
        step *= size;
    }
    strides
}
