//! law: strides with no elements
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    // The number of elements, divided by each size in turn.
    let mut rest: usize = shape.iter().product();
    shape
        .iter()
        .map(|size| {
            rest /= size;
            rest
        })
        .collect()
}
