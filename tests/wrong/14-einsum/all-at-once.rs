//! law: in pairs
use ndarray::ArrayD;

use super::{Invalid, evaluate, parse};

pub fn einsum(spec: &str, operands: &[ArrayD<f64>]) -> Result<ArrayD<f64>, Invalid> {
    let shapes: Vec<Vec<usize>> = operands.iter().map(|x| x.shape().to_vec()).collect();
    Ok(evaluate(&parse(spec, &shapes)?, operands))
}
