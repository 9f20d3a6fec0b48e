//! law: no exponent
use ndarray::ArrayView1;

pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    if sizes.len() != costs.len() || sizes.iter().all(|&n| n == sizes[0]) {
        return None;
    }
    let (x, y) = (sizes.mapv(f64::ln), costs.mapv(f64::ln));
    let (x, y) = (&x - x.mean()?, &y - y.mean()?);
    Some(x.dot(&y) / x.dot(&x))
}
