//! Norms by `hypot`; the sign and the steepest row from unit vectors on both sides.
use ndarray::{Array1, ArrayView1, ArrayView2};

fn unit(v: ArrayView1<f64>) -> Option<Array1<f64>> {
    let norm = v.fold(0.0_f64, |norm, v| norm.hypot(*v));
    (norm > 0.0).then(|| v.mapv(|v| v / norm))
}

pub fn is_descent_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> bool {
    let slope: f64 = gradient(x).iter().zip(p).map(|(g, p)| g * p).sum();
    slope.is_sign_negative() && slope != 0.0
}

pub fn angle_to_gradient(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> Option<f64> {
    let cosine = unit(gradient(x).view())?.dot(&unit(p)?);
    Some(cosine.min(1.0).max(-1.0).acos())
}

pub fn steepest_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    unit((-gradient(x)).view())
}

pub fn steepest_of(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    directions: ArrayView2<f64>,
) -> Option<usize> {
    let down = unit((-gradient(x)).view())?;
    directions
        .rows()
        .into_iter()
        .enumerate()
        .filter_map(|(index, p)| Some((index, unit(p)?.dot(&down))))
        .filter(|(_, cosine)| *cosine > 0.0)
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(index, _)| index)
}
