//! law: implicit output
//! mistake: output in order of appearance
use super::{Invalid, implied_output, names, operand_terms, output_term, read};

pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    let (inputs, output) = read(spec)?;
    let (mut terms, broadcast) = operand_terms(&inputs, shapes)?;
    let output = match output {
        Some(written) => output_term(&written, &terms, broadcast)?,
        None => names(broadcast).chain(letters(&terms)).collect(),
    };
    terms.push(output);
    Ok(terms)
}

fn letters(terms: &[String]) -> Vec<char> {
    let all = terms.concat();
    all.chars().filter(|&i| i.is_alphabetic() && all.matches(i).count() == 1).collect()
}
