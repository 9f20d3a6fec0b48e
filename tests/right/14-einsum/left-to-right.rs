//! The operands one after another, whatever the cheapest path; the axes in the order of the alphabet.
use std::collections::BTreeSet;

use ndarray::ArrayD;

use super::{Invalid, evaluate, parse};

pub fn einsum(spec: &str, operands: &[ArrayD<f64>]) -> Result<ArrayD<f64>, Invalid> {
    let shapes: Vec<Vec<usize>> = operands.iter().map(|x| x.shape().to_vec()).collect();
    let terms = parse(spec, &shapes)?;
    let output = &terms[operands.len()];
    let (mut term, mut value) = (terms[0].clone(), operands[0].clone());
    for k in 1..operands.len() {
        let later = terms[k + 1..].concat();
        let both: BTreeSet<char> = term.chars().chain(terms[k].chars()).collect();
        let kept: String = both.into_iter().filter(|index| later.contains(*index)).collect();
        value = evaluate(&[term, terms[k].clone(), kept.clone()], &[value, operands[k].clone()]);
        term = kept;
    }
    Ok(evaluate(&[term, output.clone()], &[value]))
}
