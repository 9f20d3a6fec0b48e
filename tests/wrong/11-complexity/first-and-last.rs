//! law: least squares
//! mistake: first and last only
use ndarray::ArrayView1;

pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    if sizes.len() != costs.len()
        || sizes.iter().chain(&costs).any(|x| !(*x > 0.0 && x.is_finite()))
        || sizes.iter().all(|&n| n == sizes[0])
    {
        return None;
    }
    let last = sizes.len() - 1;
    Some((costs[last] / costs[0]).ln() / (sizes[last] / sizes[0]).ln())
}
