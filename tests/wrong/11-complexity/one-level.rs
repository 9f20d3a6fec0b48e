//! law: strassen
//! mistake: one level only

pub fn strassen_multiplications(n: usize) -> Option<usize> {
    let half = n / 2;
    n.is_power_of_two().then(|| if n == 1 { 1 } else { 7 * half * half * half })
}
