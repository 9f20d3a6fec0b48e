//! law: no rearrangement
use ndarray::{ArrayD, ArrayViewD};

pub fn rearrange(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    let used = |pair: &&(String, usize)| pattern.contains(pair.0.as_str());
    let sizes: Vec<(String, usize)> = sizes.iter().filter(used).cloned().collect();
    super::transform(x, pattern, &sizes, None, false)
}
