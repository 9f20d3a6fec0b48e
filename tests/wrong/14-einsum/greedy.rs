//! law: cheapest path
//! mistake: greedy
use super::Network;

pub fn path(terms: &[String], shapes: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let network = Network::new(terms, shapes);
    let mut list = network.inputs.clone();
    let mut path = Vec::new();
    while list.len() > 1 {
        let mut best = (f64::INFINITY, 0, 1);
        for i in 0..list.len() {
            for j in i + 1..list.len() {
                let cost = network.product(list[i] | list[j]);
                if cost < best.0 {
                    best = (cost, i, j);
                }
            }
        }
        network.step(&mut list, best.1, best.2);
        path.push(vec![best.1, best.2]);
    }
    path
}
