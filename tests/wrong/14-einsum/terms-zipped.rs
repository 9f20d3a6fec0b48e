//! law: one term an operand
use super::{Invalid, implied_output, operand_terms, output_term, read};

pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    let (inputs, output) = read(spec)?;
    // Cut to the shorter of the two lists, as `zip` does.
    let both = inputs.len().min(shapes.len());
    let (mut terms, broadcast) = operand_terms(&inputs[..both], &shapes[..both])?;
    let output = match output {
        Some(written) => output_term(&written, &terms, broadcast)?,
        None => implied_output(&terms, broadcast),
    };
    terms.push(output);
    Ok(terms)
}
