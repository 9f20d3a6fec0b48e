//! law: definition
//! mistake: output in order of appearance
use ndarray::ArrayD;

pub fn evaluate(terms: &[String], operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    let (output, inputs) = terms.split_last().unwrap();
    let mut found = String::new();
    for index in inputs.concat().chars() {
        if output.contains(index) && !found.contains(index) {
            found.push(index);
        }
    }
    super::sum_of_products(inputs, &found, operands)
}
