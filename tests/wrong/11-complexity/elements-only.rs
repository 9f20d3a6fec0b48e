//! law: count
//! mistake: size for cost

pub fn multiply_adds(a: usize, _: usize, c: usize) -> usize {
    a * c
}
