//! law: no repetition
use ndarray::{ArrayD, ArrayViewD};

pub fn repeat(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    let mut sizes = sizes.to_vec();
    for name in super::parse(pattern, x.ndim())?.1.concat() {
        if super::is_name(&name)
            && !pattern.split("->").next().unwrap().contains(&name)
            && sizes.iter().all(|(known, _)| *known != name)
        {
            sizes.push((name, 1));
        }
    }
    super::transform(x, pattern, &sizes, None, true)
}
