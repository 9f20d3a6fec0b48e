//! law: angle
use ndarray::{Array1, ArrayView1};

pub fn angle_to_gradient(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> Option<f64> {
    let unit = |v: Array1<f64>| {
        let largest = v.fold(0.0, |m: f64, v| m.max(v.abs()));
        let scaled = v / largest;
        (largest > 0.0).then(|| &scaled / scaled.dot(&scaled).sqrt())
    };
    Some(unit(gradient(x))?.dot(&unit(p.to_owned())?).acos())
}
