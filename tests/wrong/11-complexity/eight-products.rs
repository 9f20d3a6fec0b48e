//! law: strassen
//! mistake: eight products

pub fn strassen_multiplications(n: usize) -> Option<usize> {
    match n {
        1 => Some(1),
        n if n > 0 && n % 2 == 0 => strassen_multiplications(n / 2).map(|half| 8 * half),
        _ => None,
    }
}
