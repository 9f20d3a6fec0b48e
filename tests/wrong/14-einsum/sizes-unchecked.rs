//! law: sizes
use super::{Invalid, implied_output, output_term, read, refuse};

pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    let (inputs, output) = read(spec)?;
    // Sizes that fit whatever happens: the checks of all else are the solution's.
    let ones: Vec<Vec<usize>> = shapes.iter().map(|shape| vec![1; shape.len()]).collect();
    let (mut terms, broadcast) = super::operand_terms(&inputs, &ones)?;
    let output = match output {
        Some(written) => output_term(&written, &terms, broadcast)?,
        None => implied_output(&terms, broadcast),
    };
    terms.push(output);
    Ok(terms)
}
