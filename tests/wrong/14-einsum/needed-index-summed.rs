//! law: einsum
use ndarray::ArrayD;

use super::{Invalid, evaluate, parse, path};

pub fn einsum(spec: &str, operands: &[ArrayD<f64>]) -> Result<ArrayD<f64>, Invalid> {
    let shapes: Vec<Vec<usize>> = operands.iter().map(|x| x.shape().to_vec()).collect();
    let mut terms = parse(spec, &shapes)?;
    let path = path(&terms, &shapes);
    let output = terms.pop().unwrap();
    let mut operands = operands.to_vec();
    for pair in path {
        let (second, first) = (terms.remove(pair[1]), terms.remove(pair[0]));
        let (y, x) = (operands.remove(pair[1]), operands.remove(pair[0]));
        let mut kept = String::new();
        for index in first.chars().chain(second.chars()) {
            let shared = first.contains(index) && second.contains(index);
            if !kept.contains(index) && (!shared || output.contains(index)) {
                kept.push(index);
            }
        }
        operands.push(evaluate(&[first, second, kept.clone()], &[x, y]));
        terms.push(kept);
    }
    Ok(evaluate(&[terms.concat(), output], &operands))
}
