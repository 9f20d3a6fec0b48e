//! law: cost
//! mistake: a needed index summed
use super::Network;

pub fn cost(terms: &[String], shapes: &[Vec<usize>], path: &[Vec<usize>]) -> f64 {
    let network = Network::new(terms, shapes);
    let mut list = network.inputs.clone();
    let mut total = 0.0;
    for pair in path {
        let (other, one) = (list.remove(pair[1]), list.remove(pair[0]));
        total += network.product(one | other);
        list.push(one ^ other | (one | other) & network.output);
    }
    total
}
