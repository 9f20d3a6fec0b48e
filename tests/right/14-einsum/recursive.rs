//! One index after another is given a value, by recursion, the last letters first.
use std::collections::BTreeMap;

use ndarray::{ArrayD, IxDyn};

pub fn evaluate(terms: &[String], operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    let mut sizes = BTreeMap::new();
    for (term, x) in terms.iter().zip(operands) {
        for (index, &size) in term.chars().zip(x.shape()) {
            sizes.entry(index).and_modify(|known| if *known == 1 { *known = size }).or_insert(size);
        }
    }
    let output: Vec<char> = terms.last().unwrap().chars().collect();
    let shape: Vec<usize> = output.iter().map(|index| sizes[index]).collect();
    let open: Vec<char> = sizes.keys().copied().collect();
    let mut result = ArrayD::zeros(IxDyn(&shape));
    choose(&open, &sizes, &mut BTreeMap::new(), &mut |chosen| {
        let mut product = 1.0;
        for (term, x) in terms.iter().zip(operands).rev() {
            let place: Vec<usize> = term
                .chars()
                .zip(x.shape())
                .map(|(index, &size)| if size == 1 { 0 } else { chosen[&index] })
                .collect();
            product *= x[&place[..]];
        }
        let place: Vec<usize> = output.iter().map(|index| chosen[index]).collect();
        result[&place[..]] += product;
    });
    result
}

fn choose(
    open: &[char],
    sizes: &BTreeMap<char, usize>,
    chosen: &mut BTreeMap<char, usize>,
    visit: &mut dyn FnMut(&BTreeMap<char, usize>),
) {
    let Some((last, rest)) = open.split_last() else { return visit(chosen) };
    for value in (0..sizes[last]).rev() {
        chosen.insert(*last, value);
        choose(rest, sizes, chosen, visit);
    }
}
