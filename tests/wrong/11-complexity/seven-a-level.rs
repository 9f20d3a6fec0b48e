//! law: strassen
//! mistake: seven a level

pub fn strassen_multiplications(n: usize) -> Option<usize> {
    n.is_power_of_two().then(|| 7 * n.trailing_zeros() as usize)
}
