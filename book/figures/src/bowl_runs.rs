//! How far descent, with or without momentum, is from the minimum of a bowl along its axes.

/// The distance ‖xₜ − x*‖ for t up to `steps`, divided by that of the start (1, …, 1).
///
/// The bowl is ½ Σ λᵢ xᵢ² with the curvatures λ, and its minimum lies at 0.
pub fn distances(curvatures: &[f64], eta: f64, momentum: f64, steps: usize) -> Vec<f64> {
    let mut x = vec![1.0; curvatures.len()];
    let mut before = x.clone();
    let norm = |x: &[f64]| x.iter().map(|x| x * x).sum::<f64>().sqrt();
    let start = norm(&x);
    let mut distances = vec![1.0];
    for _ in 0..steps {
        for ((x, before), curvature) in x.iter_mut().zip(&mut before).zip(curvatures) {
            let next = *x - eta * curvature * *x + momentum * (*x - *before);
            *before = std::mem::replace(x, next);
        }
        distances.push(norm(&x) / start);
    }
    distances
}
