//! Sets of letters; every order is tried for few operands, and the plainest taken for many.
use std::collections::{BTreeMap, BTreeSet};

type Set = BTreeSet<char>;

fn sizes(terms: &[String], shapes: &[Vec<usize>]) -> BTreeMap<char, usize> {
    let mut sizes: BTreeMap<char, usize> = BTreeMap::new();
    for (term, shape) in terms.iter().zip(shapes) {
        for (index, &size) in term.chars().zip(shape) {
            if sizes.get(&index).is_none_or(|&known| known == 1) {
                sizes.insert(index, size);
            }
        }
    }
    sizes
}

fn sets(terms: &[String]) -> (Vec<Set>, Set) {
    let mut sets: Vec<Set> = terms.iter().map(|term| term.chars().collect()).collect();
    let output = sets.pop().unwrap();
    (sets, output)
}

fn step(list: &[Set], output: &Set, i: usize, j: usize) -> (Vec<Set>, Set) {
    let both: Set = &list[i] | &list[j];
    let mut rest: Vec<Set> = list.to_vec();
    rest.remove(j);
    rest.remove(i);
    let needed = rest.iter().fold(output.clone(), |needed, set| &needed | set);
    rest.push(&both & &needed);
    (rest, both)
}

pub fn cost(terms: &[String], shapes: &[Vec<usize>], path: &[Vec<usize>]) -> f64 {
    let sizes = sizes(terms, shapes);
    let (mut list, output) = sets(terms);
    let mut total = 0.0;
    for pair in path {
        let (rest, both) = step(&list, &output, pair[0], pair[1]);
        total += both.iter().map(|index| sizes[index]).product::<usize>() as f64;
        list = rest;
    }
    total
}

pub fn path(terms: &[String], shapes: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let (list, output) = sets(terms);
    if list.len() > 6 {
        let mut path = vec![vec![0, 1]];
        path.extend((1..list.len() - 1).rev().map(|last| vec![0, last]));
        return path;
    }
    cheapest(&list, &output, &sizes(terms, shapes), f64::INFINITY).map_or(vec![], |(_, path)| path)
}

fn cheapest(
    list: &[Set],
    output: &Set,
    sizes: &BTreeMap<char, usize>,
    mut below: f64,
) -> Option<(f64, Vec<Vec<usize>>)> {
    if list.len() == 1 {
        return Some((0.0, Vec::new()));
    }
    let mut best = None;
    for i in (0..list.len()).rev() {
        for j in (i + 1..list.len()).rev() {
            let (rest, both) = step(list, output, i, j);
            let own: f64 = both.iter().map(|index| sizes[index] as f64).product();
            if own >= below {
                continue;
            }
            if let Some((more, mut path)) = cheapest(&rest, output, sizes, below - own) {
                if own + more < below {
                    below = own + more;
                    path.insert(0, vec![i, j]);
                    best = Some((below, path));
                }
            }
        }
    }
    best
}
