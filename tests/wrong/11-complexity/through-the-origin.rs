//! law: exponent
//! mistake: through the origin
use ndarray::ArrayView1;

pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    super::fitted_exponent(sizes, costs)?;
    let (x, y) = (sizes.mapv(f64::ln), costs.mapv(f64::ln));
    Some(x.dot(&y) / x.dot(&x))
}
