//! law: definition
//! mistake: ignores a repeated index
use ndarray::ArrayD;

pub fn evaluate(terms: &[String], operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    let (output, inputs) = terms.split_last().unwrap();
    let mut fresh = 'A'..='Z';
    let mut terms: Vec<String> = Vec::new();
    for input in inputs {
        let mut term = String::new();
        for index in input.chars() {
            term.push(if term.contains(index) {
                fresh.find(|name| !inputs.concat().contains(*name)).unwrap()
            } else {
                index
            });
        }
        terms.push(term);
    }
    super::sum_of_products(&terms, output, operands)
}
