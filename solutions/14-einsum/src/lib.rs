//! Exercise 14: einsum.
//!
//! A specification such as `ij,jk->ik` becomes a list of *terms*, here `["ij", "jk", "ik"]`: the
//! indices of each operand and, last, those of the output. Every other function works on terms.
//! Run `cargo xtask check 14` whenever you like.

use std::fmt;
// solution
use std::collections::BTreeMap;
use std::mem::take;
// end

use ndarray::ArrayD;
// solution
use ndarray::Dimension;
// end

/// Why a specification is refused, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// The place of the character that is wrong, counted from 0.
    pub at: usize,
    /// What is wrong there.
    pub why: String,
}

impl fmt::Display for Invalid {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "character {}: {}", self.at, self.why)
    }
}

/// The terms of a specification for operands of these shapes.
///
/// An index is a letter, `a`-`z` or `A`-`Z`. Spaces between symbols mean nothing. Where there is no
/// `->`, the output has the indices that occur once in all terms together, in the order of the
/// alphabet, capitals first: `ba` means `ba->ab`.
///
/// An ellipsis `...`, at most one in a term, stands for the axes that no letter names. In the terms
/// they are named by digits, from `0` for the last of them: with four axes `...ij` is `10ij`.
/// Operands may have different numbers of them. `...` in the output stands for as many as the
/// longest has; an output that is not written begins with them.
///
/// An index has one size, but in another operand than the others it may also have size 1, and is
/// broadcast.
///
/// # Errors
/// The place of what is wrong, reading from the left; if several things are, that of any of them.
/// - A character that does not belong: a `.` outside an ellipsis, a second ellipsis in a term, `-` without
///   `>`, a second arrow, a comma after the arrow, anything else that is no letter.
/// - A term with no operand: the comma before it, or 0. An operand with no term: the end of the last term.
/// - An index with no axis: that index. An axis with no index: the end of the term.
/// - An index of the wrong size: that index, or the first `.` of the ellipsis.
/// - An index of the output that is there already or that no operand has: that index. A missing `...` in the
///   output: its end.
///
/// The end of a term is the place of the comma or arrow behind it, or the number of characters.
pub fn parse(spec: &str, shapes: &[Vec<usize>]) -> Result<Vec<String>, Invalid> {
    // solution
    let (inputs, output) = read(spec)?;
    let (mut terms, broadcast) = operand_terms(&inputs, shapes)?;
    let output = match output {
        Some(written) => output_term(&written, &terms, broadcast)?,
        None => implied_output(&terms, broadcast),
    };
    terms.push(output);
    Ok(terms)
    // end
}
// solution

/// The term of each operand, and the most axes that an ellipsis stands for.
fn operand_terms(
    inputs: &[Written],
    shapes: &[Vec<usize>],
) -> Result<(Vec<String>, usize), Invalid> {
    if inputs.len() > shapes.len() {
        let at = shapes.len().checked_sub(1).map_or(0, |last| inputs[last].end);
        return refuse(at, "there is no operand for the next term");
    }
    if inputs.len() < shapes.len() {
        return refuse(inputs[inputs.len() - 1].end, "the next operand has no term");
    }
    let mut sizes = BTreeMap::new();
    let mut terms = Vec::new();
    let mut broadcast = 0;
    for (written, shape) in inputs.iter().zip(shapes) {
        let indices = written.indices(shape.len())?;
        let mut own = BTreeMap::new();
        for (&(at, index), &size) in indices.iter().zip(shape) {
            let known = sizes.entry(index).or_insert(size);
            let within = *own.entry(index).or_insert(size);
            if size != within || (size != *known && size != 1 && *known != 1) {
                return refuse(at, "this index has another size before");
            }
            if *known == 1 {
                *known = size;
            }
        }
        let term: String = indices.into_iter().map(|(_, index)| index).collect();
        broadcast = broadcast.max(term.chars().filter(char::is_ascii_digit).count());
        terms.push(term);
    }
    Ok((terms, broadcast))
}

/// The term of an output that is written.
fn output_term(written: &Written, terms: &[String], broadcast: usize) -> Result<String, Invalid> {
    let all = terms.concat();
    let mut output = String::new();
    for (at, index) in written.indices(written.letters().count() + broadcast)? {
        if !all.contains(index) {
            return refuse(at, "no operand has this index");
        }
        if output.contains(index) {
            return refuse(at, "this index is in the output already");
        }
        output.push(index);
    }
    Ok(output)
}

/// The term of an output that is not written.
fn implied_output(terms: &[String], broadcast: usize) -> String {
    let all = terms.concat();
    let mut once: Vec<char> =
        all.chars().filter(|&index| all.matches(index).count() == 1).collect();
    once.retain(char::is_ascii_alphabetic);
    once.sort_unstable();
    names(broadcast).chain(once).collect()
}

/// Stands for a whole `...` among the symbols of a term.
const ELLIPSIS: char = '.';

fn refuse<T>(at: usize, why: &str) -> Result<T, Invalid> {
    Err(Invalid { at, why: why.to_owned() })
}

/// The names of the axes that an ellipsis stands for, of which there are at most ten.
fn names(axes: usize) -> impl Iterator<Item = char> {
    "9876543210".chars().skip(10 - axes)
}

/// A term as it is written: its symbols with their places, and the place where it ends.
struct Written {
    symbols: Vec<(usize, char)>,
    end: usize,
}

impl Written {
    /// The symbols that are no ellipsis.
    fn letters(&self) -> impl Iterator<Item = &(usize, char)> {
        self.symbols.iter().filter(|(_, symbol)| *symbol != ELLIPSIS)
    }

    /// An index for each of `order` axes, with its place.
    fn indices(&self, order: usize) -> Result<Vec<(usize, char)>, Invalid> {
        if let Some((at, _)) = self.letters().nth(order) {
            return refuse(*at, "there is no axis for this index");
        }
        let rest = order - self.letters().count();
        let ellipsis = self.symbols.iter().find(|(_, symbol)| *symbol == ELLIPSIS);
        match ellipsis {
            None if rest > 0 => {
                return refuse(self.end, "an index is missing: there are more axes");
            }
            Some((at, _)) if rest > 10 => return refuse(*at, "`...` stands for at most ten axes"),
            _ => {}
        }
        let mut indices = Vec::new();
        for &(at, symbol) in &self.symbols {
            match symbol {
                ELLIPSIS => indices.extend(names(rest).map(|name| (at, name))),
                letter => indices.push((at, letter)),
            }
        }
        Ok(indices)
    }
}

/// The terms of the operands, and of the output if there is an arrow.
fn read(spec: &str) -> Result<(Vec<Written>, Option<Written>), Invalid> {
    let characters: Vec<char> = spec.chars().collect();
    let mut inputs = Vec::new();
    let mut arrow = false;
    let mut symbols: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        at += match characters[at..] {
            [' ', ..] => 1,
            ['.', '.', '.', ..] if symbols.iter().all(|(_, symbol)| *symbol != ELLIPSIS) => {
                symbols.push((at, ELLIPSIS));
                3
            }
            [letter, ..] if letter.is_ascii_alphabetic() => {
                symbols.push((at, letter));
                1
            }
            [',', ..] if !arrow => {
                inputs.push(Written { symbols: take(&mut symbols), end: at });
                1
            }
            ['-', '>', ..] if !arrow => {
                inputs.push(Written { symbols: take(&mut symbols), end: at });
                arrow = true;
                2
            }
            ['.', ..] => return refuse(at, "`...` has three dots, and stands once in a term"),
            ['-', '>', ..] => return refuse(at, "there is an arrow already"),
            ['-', ..] => return refuse(at, "an arrow is written `->`"),
            [',', ..] => return refuse(at, "there is one output"),
            _ => return refuse(at, "an index is a letter"),
        };
    }
    let last = Written { symbols, end: at };
    if arrow {
        return Ok((inputs, Some(last)));
    }
    inputs.push(last);
    Ok((inputs, None))
}
// end

/// The operands' product, summed over every index that the output does not have.
///
/// By the definition, M = Σ A B ⋯: for every choice of all indices the elements that they point at are multiplied,
/// and the product is added to the element of the output that they point at. An index that a term has twice
/// points along the diagonal. Where an operand has size 1 and the index is larger, that one element stands for all.
///
/// The terms are as `parse` makes them, and fit the operands. No summand makes 0, no operand 1.
pub fn evaluate(terms: &[String], operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    // solution
    let (output, inputs) = terms.split_last().expect("the output has a term");
    sum_of_products(inputs, output, operands)
    // end
}
// solution

fn sum_of_products(inputs: &[String], output: &str, operands: &[ArrayD<f64>]) -> ArrayD<f64> {
    let shapes: Vec<Vec<usize>> = operands.iter().map(|x| x.shape().to_vec()).collect();
    let sizes = sizes(inputs, &shapes);
    // The indices of the output come first: the rest of them is summed.
    let mut all: Vec<char> = output.chars().collect();
    let kept = all.len();
    all.extend(sizes.keys().filter(|index| !output.contains(**index)));
    let place_of = |index| all.iter().position(|&other| other == index);
    let axes = |term: &String| term.chars().filter_map(place_of).collect();
    let axes: Vec<Vec<usize>> = inputs.iter().map(axes).collect();
    let shape: Vec<usize> = all.iter().map(|index| sizes[index]).collect();
    let mut sum = ArrayD::zeros(&shape[..kept]);
    for choice in ndarray::indices(&shape[..]) {
        let choice = choice.slice();
        let mut product = 1.0;
        for (x, axes) in operands.iter().zip(&axes) {
            // The only element of an axis of size 1 stands for all.
            let place = axes.iter().zip(x.shape()).map(|(&axis, &size)| choice[axis].min(size - 1));
            product *= x[&place.collect::<Vec<usize>>()[..]];
        }
        sum[&choice[..kept]] += product;
    }
    sum
}

/// The size of each index: the one that is not 1, where there is one.
fn sizes(terms: &[String], shapes: &[Vec<usize>]) -> BTreeMap<char, usize> {
    let mut sizes = BTreeMap::new();
    for (term, shape) in terms.iter().zip(shapes) {
        for (index, &size) in term.chars().zip(shape) {
            let known = sizes.entry(index).or_insert(size);
            if *known == 1 {
                *known = size;
            }
        }
    }
    sizes
}
// end

/// The multiply-adds of a contraction in pairs.
///
/// Each step of the path names two operands by their positions i < j in the list of those there are. They leave
/// the list, and what comes of them is put at its end; it keeps the indices that another operand on the list or
/// the output has, and the others are summed. A step costs the product of the sizes of all indices that
/// either of the two has. A last sum within one operand costs nothing here.
pub fn cost(terms: &[String], shapes: &[Vec<usize>], path: &[Vec<usize>]) -> f64 {
    // solution
    let network = Network::new(terms, shapes);
    let mut list = network.inputs.clone();
    path.iter().map(|pair| network.step(&mut list, pair[0], pair[1])).sum()
    // end
}
// solution

/// What the cost of a path depends on. A set of indices is a number with a bit for each.
struct Network {
    inputs: Vec<u64>,
    output: u64,
    sizes: Vec<f64>,
}

impl Network {
    fn new(terms: &[String], shapes: &[Vec<usize>]) -> Self {
        let sizes = sizes(terms, shapes);
        let bit = |index: char| 1 << sizes.keys().take_while(|&&other| other < index).count();
        let set = |term: &String| term.chars().fold(0, |set, index| set | bit(index));
        let mut inputs: Vec<u64> = terms.iter().map(set).collect();
        let output = inputs.pop().expect("the last term is the output");
        Self { inputs, output, sizes: sizes.values().map(|&size| size as f64).collect() }
    }

    /// The product of the sizes of these indices.
    fn product(&self, indices: u64) -> f64 {
        let sizes = self.sizes.iter().enumerate();
        sizes.filter(|(index, _)| indices >> index & 1 == 1).map(|(_, size)| size).product()
    }

    /// What it costs to contract operands i < j of the list, which becomes the list afterwards.
    fn step(&self, list: &mut Vec<u64>, i: usize, j: usize) -> f64 {
        let indices = list.remove(j) | list.remove(i);
        let needed = list.iter().fold(self.output, |needed, other| needed | other);
        list.push(indices & needed);
        self.product(indices)
    }
}
// end

/// The order in which to contract the operands, two at a time: a path as `cost` reads it.
///
/// Of up to six operands no path costs less. Of more it costs no more than going from left to right, the first two
/// first, and then each with what came of those before it.
pub fn path(terms: &[String], shapes: &[Vec<usize>]) -> Vec<Vec<usize>> {
    // solution
    let network = Network::new(terms, shapes);
    let operands = shapes.len();
    if operands <= 6 {
        return network.cheapest();
    }
    let mut from_left = vec![vec![0, 1]];
    from_left.extend((1..operands - 1).rev().map(|last| vec![0, last]));
    let greedy = network.greedy();
    let cheaper = cost(terms, shapes, &greedy) < cost(terms, shapes, &from_left);
    if cheaper { greedy } else { from_left }
    // end
}
// solution

impl Network {
    /// Step by step, the pair that costs least.
    fn greedy(&self) -> Vec<Vec<usize>> {
        let mut list = self.inputs.clone();
        let mut path = Vec::new();
        while list.len() > 1 {
            let pairs = (1..list.len()).flat_map(|j| (0..j).map(move |i| (i, j)));
            let cost = |&(i, j): &(usize, usize)| self.product(list[i] | list[j]);
            let cheapest = pairs.min_by(|one, other| cost(one).total_cmp(&cost(other)));
            let (i, j) = cheapest.expect("two operands make a pair");
            self.step(&mut list, i, j);
            path.push(vec![i, j]);
        }
        path
    }

    /// A path of least cost, from the cheapest way to contract every set of operands.
    ///
    /// A set, written as a number with a bit for each operand, is contracted last by joining two parts of it.
    fn cheapest(&self) -> Vec<Vec<usize>> {
        let all = (1_usize << self.inputs.len()) - 1;
        let union = |set: usize| {
            let inputs = self.inputs.iter().enumerate();
            inputs.filter(|(k, _)| set >> k & 1 == 1).fold(0, |union, (_, input)| union | input)
        };
        let mut best = vec![(0.0, 0); all + 1];
        // What is on the list once the set has been contracted.
        let left: Vec<u64> = (0..=all)
            .map(|set| match set.count_ones() {
                1 => union(set),
                _ => union(set) & (union(all ^ set) | self.output),
            })
            .collect();
        for set in (1..=all).filter(|set| !set.is_power_of_two()) {
            best[set].0 = f64::INFINITY;
            let mut part = (set - 1) & set;
            while part > 0 {
                let rest = set ^ part;
                let step = self.product(left[part] | left[rest]);
                let cost = best[part].0 + best[rest].0 + step;
                if cost < best[set].0 {
                    best[set] = (cost, part);
                }
                part = (part - 1) & set;
            }
        }
        let mut list: Vec<usize> = (0..self.inputs.len()).map(|k| 1 << k).collect();
        let mut path = Vec::new();
        join(all, &best, &mut list, &mut path);
        path
    }
}

/// Contracts the set, of which the list holds the parts.
fn join(set: usize, best: &[(f64, usize)], list: &mut Vec<usize>, path: &mut Vec<Vec<usize>>) {
    if set.is_power_of_two() {
        return;
    }
    let part = best[set].1;
    join(part, best, list, path);
    join(set ^ part, best, list, path);
    let place =
        |half: usize| list.iter().position(|&other| other == half).expect("it is contracted");
    let (one, other) = (place(part), place(set ^ part));
    list.retain(|&half| half != part && half != set ^ part);
    list.push(set);
    path.push(vec![one.min(other), one.max(other)]);
}
// end

/// What the specification says, computed two operands at a time.
///
/// Contracted in pairs, a product of many operands costs what `cost` says of the path, and not the
/// product of all sizes.
///
/// # Errors
/// Those of `parse`.
pub fn einsum(spec: &str, operands: &[ArrayD<f64>]) -> Result<ArrayD<f64>, Invalid> {
    // solution
    let shapes: Vec<Vec<usize>> = operands.iter().map(|x| x.shape().to_vec()).collect();
    let mut terms = parse(spec, &shapes)?;
    let path = path(&terms, &shapes);
    let output = terms.pop().unwrap_or_default();
    let mut operands = operands.to_vec();
    for pair in path {
        let (second, first) = (terms.remove(pair[1]), terms.remove(pair[0]));
        let (y, x) = (operands.remove(pair[1]), operands.remove(pair[0]));
        let needed = terms.concat() + &output;
        let mut kept = String::new();
        for index in first.chars().chain(second.chars()) {
            if needed.contains(index) && !kept.contains(index) {
                kept.push(index);
            }
        }
        operands.push(evaluate(&[first, second, kept.clone()], &[x, y]));
        terms.push(kept);
    }
    Ok(evaluate(&[terms.concat(), output], &operands))
    // end
}

kit::answers! {
    parse,
    evaluate,
    cost,
    path,
    einsum,
}
