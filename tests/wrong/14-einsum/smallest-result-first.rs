//! law: cheapest path
//! mistake: smallest result first
use super::Network;

pub fn path(terms: &[String], shapes: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let network = Network::new(terms, shapes);
    let mut list = network.inputs.clone();
    let mut path = Vec::new();
    while list.len() > 1 {
        let mut best = (f64::INFINITY, 0, 1);
        for i in 0..list.len() {
            for j in i + 1..list.len() {
                let mut after = list.clone();
                network.step(&mut after, i, j);
                let size = network.product(after[after.len() - 1]);
                if size < best.0 {
                    best = (size, i, j);
                }
            }
        }
        network.step(&mut list, best.1, best.2);
        path.push(vec![best.1, best.2]);
    }
    path
}
