//! How far descent, with or without momentum, is from the minimum of a bowl along its axes.

use ndarray::{Array1, Array2};

use crate::answers::{Answers, given_of_length};
use crate::runs;

/// No coordinate of a run is larger: a run that diverges ends before its numbers do.
const LARGEST: f64 = 1e100;

/// The distance ‖xₜ − x*‖ for t up to `steps`, divided by that of the start (1, …, 1); without a momentum, by plain descent.
///
/// The bowl is ½ Σ λᵢ xᵢ² with the curvatures λ, and its minimum lies at 0. A step size may come from whoever
/// answers: where it is far too large there are fewer distances, the last of them beyond any picture.
pub fn distances(
    answers: &mut dyn Answers,
    curvatures: &[f64],
    eta: f64,
    momentum: Option<f64>,
    steps: usize,
) -> Result<Vec<f64>, String> {
    let gradient = given_of_length(curvatures.len(), |x: Array1<f64>| -> Array1<f64> {
        x.iter().zip(curvatures).map(|(x, curvature)| curvature * x).collect()
    });
    let start = vec![1.0; curvatures.len()];
    let growth = largest_growth(curvatures, eta, momentum.unwrap_or(0.0));
    let steps = (1..=steps).take_while(|t| growth.powf(*t as f64) < LARGEST).count();
    let path: Array2<f64> = match momentum {
        None => runs::plain(answers, &gradient, &start, eta, steps)?,
        Some(momentum) => runs::with_momentum(answers, &gradient, &start, (eta, momentum), steps)?,
    };
    let norm = |x: &[f64]| x.iter().map(|x| x * x).sum::<f64>().sqrt();
    Ok(path.rows().into_iter().map(|x| norm(&x.to_vec()) / norm(&start)).collect())
}

/// A bound for the factor by which a step makes a coordinate larger than it ever was:
/// xₜ₊₁ = (1 − η λᵢ + m) xₜ − m xₜ₋₁, with momentum m.
fn largest_growth(curvatures: &[f64], eta: f64, momentum: f64) -> f64 {
    let growth = |curvature: &f64| (1.0 - eta * curvature + momentum).abs() + momentum.abs();
    curvatures.iter().map(growth).fold(0.0, f64::max)
}
