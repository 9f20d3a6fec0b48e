//! law: explicit output
//! mistake: output order sorted
use super::{Invalid, implied_output, operand_terms, output_term, read};

pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    let (inputs, output) = read(spec)?;
    let (mut terms, broadcast) = operand_terms(&inputs, shapes)?;
    let output = match output {
        Some(written) => output_term(&written, &terms, broadcast)?,
        None => implied_output(&terms, broadcast),
    };
    let mut sorted: Vec<char> = output.chars().collect();
    sorted.sort();
    terms.push(sorted.into_iter().collect());
    Ok(terms)
}
