//! law: definition
//! mistake: output order sorted
use ndarray::ArrayD;

pub fn evaluate(terms: &[String], operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    let (output, inputs) = terms.split_last().unwrap();
    let mut sorted: Vec<char> = output.chars().collect();
    sorted.sort();
    super::sum_of_products(inputs, &sorted.into_iter().collect::<String>(), operands)
}
