//! law: what does not belong
use super::{Invalid, implied_output, operand_terms, output_term, read};

pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    let terms = || {
        let (inputs, output) = read(spec)?;
        let (mut terms, broadcast) = operand_terms(&inputs, shapes)?;
        let output = match output {
            Some(written) => output_term(&written, &terms, broadcast)?,
            None => implied_output(&terms, broadcast),
        };
        terms.push(output);
        Ok(terms)
    };
    terms().map_err(|error: Invalid| Invalid { at: error.at + 1, why: error.why })
}
