//! law: no exponent
use ndarray::ArrayView1;

// A spread of zero is looked for after rounding.
pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    if sizes.len() != costs.len() || sizes.iter().chain(&costs).any(|x| !(*x > 0.0 && x.is_finite())) {
        return None;
    }
    let (x, y) = (sizes.mapv(f64::ln), costs.mapv(f64::ln));
    let (x, y) = (&x - x.mean()?, &y - y.mean()?);
    let spread = x.dot(&x);
    if spread == 0.0 { None } else { Some(x.dot(&y) / spread) }
}
