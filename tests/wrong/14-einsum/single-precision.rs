//! law: any order of summation
use ndarray::ArrayD;

pub fn evaluate(terms: &[String], operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    let (output, inputs) = terms.split_last().unwrap();
    super::sum_of_products(inputs, output, operands).mapv(|x| x as f32 as f64)
}
