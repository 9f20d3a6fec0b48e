//! law: cost
//! mistake: shared indices counted twice
use super::Network;

pub fn cost(terms: &[String], shapes: &[Vec<usize>], path: &[Vec<usize>]) -> f64 {
    let network = Network::new(terms, shapes);
    let mut list = network.inputs.clone();
    let mut total = 0.0;
    for pair in path {
        total += network.product(list[pair[0]]) * network.product(list[pair[1]]);
        network.step(&mut list, pair[0], pair[1]);
    }
    total
}
