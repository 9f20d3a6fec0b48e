//! The functions by each other: descent where the angle is obtuse, the steepest row by angles.
use ndarray::{Array1, ArrayView1, ArrayView2};

pub fn is_descent_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> bool {
    matches!(
        super::directional_derivative(gradient, x, p).partial_cmp(&0.0),
        Some(std::cmp::Ordering::Less)
    )
}

pub fn steepest_of(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    directions: ArrayView2<f64>,
) -> Option<usize> {
    let g = gradient(x);
    let kept = |_: ArrayView1<f64>| g.clone();
    let down = super::steepest_direction(&kept, x)?;
    let cosine = |p: ArrayView1<f64>| {
        let largest = p.fold(0.0, |m: f64, p| m.max(p.abs()));
        let p = &p / largest;
        down.dot(&p) / p.dot(&p).sqrt()
    };
    let mut best = (None, 0.0);
    for (index, p) in directions.rows().into_iter().enumerate() {
        let cosine = cosine(p);
        if cosine > best.1 {
            best = (Some(index), cosine);
        }
    }
    best.0
}
