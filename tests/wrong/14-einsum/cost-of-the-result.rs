//! law: cost
//! mistake: size of the result
use super::Network;

pub fn cost(terms: &[String], shapes: &[Vec<usize>], path: &[Vec<usize>]) -> f64 {
    let network = Network::new(terms, shapes);
    let mut list = network.inputs.clone();
    let mut total = 0.0;
    for pair in path {
        network.step(&mut list, pair[0], pair[1]);
        total += network.product(list[list.len() - 1]);
    }
    total
}
