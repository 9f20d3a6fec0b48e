//! law: exponent
//! mistake: through the origin
use ndarray::ArrayView1;

pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    if sizes.len() != costs.len()
        || sizes.iter().chain(&costs).any(|x| !(*x > 0.0 && x.is_finite()))
        || sizes.iter().all(|&n| n == sizes[0])
    {
        return None;
    }
    let (x, y) = (sizes.mapv(f64::ln), costs.mapv(f64::ln));
    Some(x.dot(&y) / x.dot(&x))
}
