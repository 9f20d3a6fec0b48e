//! law: explicit output
//! mistake: size 1 refused
use std::collections::HashMap;

use super::{Invalid, implied_output, operand_terms, output_term, read, refuse};

pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    let (inputs, output) = read(spec)?;
    let (mut terms, broadcast) = operand_terms(&inputs, shapes)?;
    let mut sizes = HashMap::new();
    for ((written, term), shape) in inputs.iter().zip(&terms).zip(shapes) {
        for ((at, index), size) in written.indices(shape.len())?.iter().zip(shape) {
            if sizes.insert(*index, size).is_some_and(|known| known != size) {
                return refuse(*at, "this index has another size before");
            }
        }
    }
    let output = match output {
        Some(written) => output_term(&written, &terms, broadcast)?,
        None => implied_output(&terms, broadcast),
    };
    terms.push(output);
    Ok(terms)
}
