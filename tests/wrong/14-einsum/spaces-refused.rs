//! law: explicit output
use super::{Invalid, implied_output, operand_terms, output_term, read, refuse};

pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    if let Some(at) = spec.find(' ') {
        return refuse(at, "an index is a letter");
    }
    let (inputs, output) = read(spec)?;
    let (mut terms, broadcast) = operand_terms(&inputs, shapes)?;
    let output = match output {
        Some(written) => output_term(&written, &terms, broadcast)?,
        None => implied_output(&terms, broadcast),
    };
    terms.push(output);
    Ok(terms)
}
