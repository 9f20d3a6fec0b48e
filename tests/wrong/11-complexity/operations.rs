//! law: count
//! mistake: two for one

pub fn multiply_adds(a: usize, b: usize, c: usize) -> usize {
    2 * a * b * c
}
