//! Runs of descent as exercises 22 and 26 make them, for the figures of others.

use kit::{Answer as _, Value};
use ndarray::Array2;

use crate::answers::{Answers, Given, ask_given, vector};

/// The path of `descend` with the same step size throughout, of shape (steps + 1, d).
pub fn plain(
    answers: &mut dyn Answers,
    gradient: &Given<'_>,
    start: &[f64],
    eta: f64,
    steps: usize,
) -> Result<Array2<f64>, String> {
    let arguments = vec![Value::Function(0), vector(start), vector(&vec![eta; steps])];
    let path = ask_given(answers, "descend", arguments, &[gradient])?;
    path_of_shape("descend", path, (steps, start.len()))
}

/// That of `descend_with_momentum`.
pub fn with_momentum(
    answers: &mut dyn Answers,
    gradient: &Given<'_>,
    start: &[f64],
    (eta, lambda): (f64, f64),
    steps: usize,
) -> Result<Array2<f64>, String> {
    let etas = vector(&vec![eta; steps]);
    let arguments = vec![Value::Function(0), vector(start), etas, lambda.give()];
    let path = ask_given(answers, "descend_with_momentum", arguments, &[gradient])?;
    path_of_shape("descend_with_momentum", path, (steps, start.len()))
}

/// A path from its start to its end.
fn path_of_shape(
    function: &str,
    path: Array2<f64>,
    (steps, d): (usize, usize),
) -> Result<Array2<f64>, String> {
    if path.dim() == (steps + 1, d) {
        Ok(path)
    } else {
        let dim = path.dim();
        Err(format!("{function} gives shape {dim:?} where ({}, {d}) is due", steps + 1))
    }
}
