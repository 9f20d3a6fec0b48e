//! law: definition
//! mistake: sums a kept index
use ndarray::ArrayD;

pub fn evaluate(terms: &[String], operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    let (output, inputs) = terms.split_last().unwrap();
    let holders = |index: char| inputs.iter().filter(|term| term.contains(index)).count();
    let kept: String = output.chars().filter(|&index| holders(index) == 1).collect();
    super::sum_of_products(inputs, &kept, operands)
}
