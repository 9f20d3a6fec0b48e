//! law: strassen

// The next power of two, for any n.
pub fn strassen_multiplications(n: usize) -> Option<usize> {
    Some(7_usize.pow(n.next_power_of_two().ilog2()))
}
