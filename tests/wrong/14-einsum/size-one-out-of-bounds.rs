//! law: size 1
//! mistake: size 1 not broadcast
use ndarray::ArrayD;

pub fn evaluate(terms: &[String], operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    let mut sizes = std::collections::HashMap::new();
    for (term, x) in terms.iter().zip(operands) {
        for (index, &size) in term.chars().zip(x.shape()) {
            let known = *sizes.entry(index).or_insert(size);
            assert!(known == size, "index out of bounds");
        }
    }
    let (output, inputs) = terms.split_last().unwrap();
    super::sum_of_products(inputs, output, operands)
}
