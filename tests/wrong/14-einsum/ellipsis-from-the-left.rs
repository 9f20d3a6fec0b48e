//! law: ellipsis
//! mistake: ellipsis aligned on the left
use super::{Invalid, implied_output, operand_terms, output_term, read};

pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    let (inputs, output) = read(spec)?;
    let (mut terms, broadcast) = operand_terms(&inputs, shapes)?;
    let output = match output {
        Some(written) => output_term(&written, &terms, broadcast)?,
        None => implied_output(&terms, broadcast),
    };
    terms.push(output);
    Ok(terms.iter().map(|term| from_the_left(term)).collect())
}

fn from_the_left(term: &str) -> String {
    let mut axis = 0;
    let mut name = |index: char| {
        if index.is_alphabetic() {
            return index;
        }
        axis += 1;
        char::from_digit(axis - 1, 10).unwrap()
    };
    term.chars().map(&mut name).collect()
}
