//! Where there is no direction, nothing is asked.
use ndarray::{Array1, ArrayView1, ArrayView2};

pub fn is_descent_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> bool {
    p.iter().any(|p| *p != 0.0) && gradient(x).dot(&p) < 0.0
}

pub fn angle_to_gradient(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> Option<f64> {
    let v = super::unit(p)?;
    let u = super::unit(gradient(x).view())?;
    Some(u.dot(&v).clamp(-1.0, 1.0).acos())
}

pub fn steepest_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    if x.is_empty() {
        return None;
    }
    Some(-super::unit(gradient(x).view())?)
}

pub fn steepest_of(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    directions: ArrayView2<f64>,
) -> Option<usize> {
    let units: Vec<(usize, Array1<f64>)> = directions
        .rows()
        .into_iter()
        .enumerate()
        .filter_map(|(row, p)| Some((row, super::unit(p)?)))
        .collect();
    if units.is_empty() {
        return None;
    }
    let slope = gradient(x);
    units
        .into_iter()
        .map(|(row, p)| (row, slope.dot(&p)))
        .filter(|(_, slope)| *slope < 0.0)
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(row, _)| row)
}
