//! law: an output of what there is
use super::{Invalid, implied_output, operand_terms, read};

pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    let (inputs, output) = read(spec)?;
    let (mut terms, broadcast) = operand_terms(&inputs, shapes)?;
    let output = match output {
        Some(written) => {
            let indices = written.indices(written.letters().count() + broadcast)?;
            indices.into_iter().map(|(_, index)| index).collect()
        }
        None => implied_output(&terms, broadcast),
    };
    terms.push(output);
    Ok(terms)
}
