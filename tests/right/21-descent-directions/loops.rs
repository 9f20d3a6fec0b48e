//! Loops and running sums; the angle by an arc tangent, which needs no clamp.
use ndarray::{Array1, ArrayView1, ArrayView2};

fn largest(v: ArrayView1<f64>) -> f64 {
    v.iter().fold(0.0, |largest: f64, v| largest.max(v.abs()))
}

fn unit(v: ArrayView1<f64>) -> Option<Vec<f64>> {
    let largest = largest(v);
    if largest == 0.0 {
        return None;
    }
    let mut square = 0.0;
    for v in v {
        square += (v / largest).powi(2);
    }
    Some(v.iter().map(|v| v / largest / square.sqrt()).collect())
}

pub fn directional_derivative(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> f64 {
    let g = gradient(x);
    let mut sum = 0.0;
    for i in (0..p.len()).rev() {
        sum += g[i] * p[i];
    }
    sum
}

pub fn angle_to_gradient(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> Option<f64> {
    let (u, v) = (unit(gradient(x).view())?, unit(p)?);
    let (mut apart, mut along) = (0.0, 0.0);
    for (u, v) in u.iter().zip(&v) {
        apart += (u - v) * (u - v);
        along += (u + v) * (u + v);
    }
    Some(2.0 * f64::atan2(apart.sqrt(), along.sqrt()))
}

pub fn steepest_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    Some(unit(gradient(x).view())?.into_iter().map(|u| -u).collect())
}

pub fn steepest_of(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    directions: ArrayView2<f64>,
) -> Option<usize> {
    let g = gradient(x);
    let mut best = None;
    let mut least = 0.0;
    for i in (0..directions.nrows()).rev() {
        if let Some(unit) = unit(directions.row(i)) {
            let slope: f64 = g.iter().zip(&unit).map(|(g, u)| g * u).sum();
            if slope < least {
                (best, least) = (Some(i), slope);
            }
        }
    }
    best
}
