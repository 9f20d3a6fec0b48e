//! What a specification means, written down plainly and apart from every solution.

use std::collections::BTreeMap;

use ndarray::{ArrayD, IxDyn};

pub type Array = ArrayD<f64>;
pub type Shape = Vec<usize>;

/// The terms of a specification; `None` where anything is wrong with it.
pub fn read(spec: &str, shapes: &[Shape]) -> Option<Vec<String>> {
    let spec = plain(spec)?;
    let (inputs, output) = match spec.split_once('→') {
        Some((inputs, output)) => (inputs, Some(output)),
        None => (spec.as_str(), None),
    };
    let inputs: Vec<&str> = inputs.split(',').collect();
    if inputs.len() != shapes.len() {
        return None;
    }
    let rest = |term: &str, shape: &Shape| (shape.len() + 1).checked_sub(term.chars().count());
    let mut widest = 0;
    let mut terms = Vec::new();
    for (term, shape) in inputs.iter().zip(shapes) {
        let axes = if term.contains('…') { rest(term, shape)? } else { 0 };
        widest = widest.max(axes);
        terms.push(spelled(term, axes));
    }
    let sizes = sizes(&terms, shapes)?;
    let all = terms.concat();
    let once: String = sizes
        .keys()
        .filter(|index| index.is_alphabetic() && all.matches(**index).count() == 1)
        .collect();
    let output = spelled(&output.map_or(format!("…{once}"), str::to_owned), widest);
    let known = |index: char| index.is_ascii_digit() || sizes.contains_key(&index);
    let named = (0..widest).all(|axis| output.contains(&axis.to_string()));
    let once = output.chars().all(|index| output.matches(index).count() == 1);
    (named && once && output.chars().all(known)).then(|| terms.push(output))?;
    Some(terms)
}

/// The specification without spaces, with `…` and `→`, if every character has its place.
fn plain(spec: &str) -> Option<String> {
    let plain = spec.replace("...", "…").replace("->", "→").replace(' ', "");
    let symbol = |symbol: char| symbol.is_ascii_alphabetic() || ",…→".contains(symbol);
    let once = plain.split([',', '→']).all(|term| term.matches('…').count() <= 1);
    let (_, output) = plain.split_once('→').unwrap_or_default();
    (plain.chars().all(symbol) && once && !output.contains([',', '→'])).then_some(plain)
}

/// The term with the axes of its ellipsis spelled out.
fn spelled(term: &str, axes: usize) -> String {
    let digits: String = (0..axes).rev().map(|axis| axis.to_string()).collect();
    term.replace('…', &digits)
}

/// The size of every index, if all fit together.
fn sizes(terms: &[String], shapes: &[Shape]) -> Option<BTreeMap<char, usize>> {
    let mut sizes: BTreeMap<char, usize> = BTreeMap::new();
    for (term, shape) in terms.iter().zip(shapes) {
        let term: Vec<char> = term.chars().collect();
        if term.len() != shape.len() {
            return None;
        }
        for (axis, (index, &size)) in term.iter().zip(shape).enumerate() {
            let first = term.iter().position(|other| other == index).unwrap_or(axis);
            let known = *sizes.get(index).unwrap_or(&1);
            if shape[first] != size || (known != 1 && size != 1 && known != size) {
                return None;
            }
            sizes.insert(*index, if size == 1 { known } else { size });
        }
    }
    Some(sizes)
}

/// The sizes of terms that fit.
fn fitting(terms: &[String], shapes: &[Shape]) -> BTreeMap<char, usize> {
    sizes(&terms[..shapes.len()], shapes).expect("the sizes fit")
}

/// For every element of the output the products that are summed.
pub fn summands(terms: &[String], operands: &[Array]) -> ArrayD<Vec<f64>> {
    let shapes: Vec<Shape> = operands.iter().map(|x| x.shape().to_vec()).collect();
    let sizes = fitting(terms, &shapes);
    let (output, inputs) = terms.split_last().expect("there is an output");
    let shape: Shape = output.chars().map(|index| sizes[&index]).collect();
    let mut summands = ArrayD::from_elem(IxDyn(&shape), Vec::new());
    let choices: usize = sizes.values().product();
    for choice in 0..choices {
        // Each index counts like the wheel of an odometer.
        let mut rest = choice;
        let chosen: BTreeMap<char, usize> = sizes
            .iter()
            .map(|(&index, &size)| {
                let digit = rest % size;
                rest /= size;
                (index, digit)
            })
            .collect();
        let place = |term: &str, shape: &[usize]| -> Shape {
            let digit = |(index, &size): (char, &usize)| if size == 1 { 0 } else { chosen[&index] };
            term.chars().zip(shape).map(digit).collect()
        };
        let factors = inputs.iter().zip(operands).map(|(term, x)| x[&place(term, x.shape())[..]]);
        summands[&place(output, &shape)[..]].push(factors.product());
    }
    summands
}

/// The value; exact where all elements are small whole numbers.
pub fn value(terms: &[String], operands: &[Array]) -> Array {
    summands(terms, operands).mapv(|all| all.iter().sum())
}

/// Two terms of a list that are about to be contracted, and what the rest of the list has.
pub struct Pair<'a> {
    one: &'a str,
    other: &'a str,
    rest: String,
    output: &'a str,
}

impl<'a> Pair<'a> {
    fn of(list: &'a [String], output: &'a str, i: usize, j: usize) -> Self {
        let rest = list.iter().enumerate().filter(|(k, _)| *k != i && *k != j);
        let rest = rest.map(|(_, term)| term.as_str()).collect();
        Self { one: &list[i], other: &list[j], rest, output }
    }

    /// Every index of the two, once.
    fn both(&self) -> String {
        let mut both = String::new();
        for index in self.one.chars().chain(self.other.chars()) {
            if !both.contains(index) {
                both.push(index);
            }
        }
        both
    }
}

/// Whether the rest or the output needs the index.
pub fn needed(pair: &Pair, index: char) -> bool {
    pair.rest.contains(index) || pair.output.contains(index)
}

/// Whether the output has the index, or only one of the two.
pub fn apart(pair: &Pair, index: char) -> bool {
    pair.output.contains(index) || pair.one.contains(index) != pair.other.contains(index)
}

/// The sizes of what meets in a step: of all indices of each of the two, of those that are kept, and of all.
pub struct Step {
    pub one: f64,
    pub other: f64,
    pub kept: f64,
    pub both: f64,
}

/// Contracts a pair of the list, keeping what `keep` says.
fn contract(
    list: &mut Vec<String>,
    (output, sizes): (&str, &BTreeMap<char, usize>),
    (i, j): (usize, usize),
    keep: impl Fn(&Pair, char) -> bool,
) -> Step {
    let pair = Pair::of(list, output, i, j);
    let both = pair.both();
    let kept: String = both.chars().filter(|index| keep(&pair, *index)).collect();
    let product = |indices: &str| -> f64 {
        let once: std::collections::BTreeSet<char> = indices.chars().collect();
        once.into_iter().map(|index| sizes[&index] as f64).product()
    };
    let step = Step {
        one: product(pair.one),
        other: product(pair.other),
        kept: product(&kept),
        both: product(&both),
    };
    list.remove(j);
    list.remove(i);
    list.push(kept);
    step
}

/// What a path costs.
///
/// # Errors
/// When it is no path; the text says why.
pub fn price(terms: &[String], shapes: &[Shape], path: &[Vec<usize>]) -> Result<f64, String> {
    priced(terms, shapes, path, needed, |step| step.both)
}

/// What a path costs to someone who keeps other indices, or counts otherwise.
pub fn priced(
    terms: &[String],
    shapes: &[Shape],
    path: &[Vec<usize>],
    keep: impl Fn(&Pair, char) -> bool,
    cost: impl Fn(&Step) -> f64,
) -> Result<f64, String> {
    let sizes = fitting(terms, shapes);
    let (output, inputs) = terms.split_last().expect("there is an output");
    let mut list = inputs.to_vec();
    let mut price = 0.0;
    for pair in path {
        let &[i, j] = pair.as_slice() else { return Err(format!("{pair:?} is no pair")) };
        if i >= j || j >= list.len() {
            return Err(format!("{pair:?} is no pair i < j of {} positions", list.len()));
        }
        price += cost(&contract(&mut list, (output, &sizes), (i, j), &keep));
    }
    if list.len() == 1 { Ok(price) } else { Err(format!("{} operands are left", list.len())) }
}

/// The least cost and a path of it: every path is tried.
pub fn cheapest(terms: &[String], shapes: &[Shape]) -> (f64, Vec<Vec<usize>>) {
    let (output, inputs) = terms.split_last().expect("there is an output");
    let mut best = (f64::INFINITY, Vec::new());
    try_all(inputs, (output, &fitting(terms, shapes)), (0.0, Vec::new()), &mut best);
    best
}

type Priced = (f64, Vec<Vec<usize>>);

fn try_all(
    list: &[String],
    about: (&str, &BTreeMap<char, usize>),
    (price, path): Priced,
    best: &mut Priced,
) {
    if price >= best.0 {
        return;
    }
    if list.len() == 1 {
        *best = (price, path);
        return;
    }
    for j in 1..list.len() {
        for i in 0..j {
            let mut list = list.to_vec();
            let price = price + contract(&mut list, about, (i, j), needed).both;
            let path = [path.clone(), vec![vec![i, j]]].concat();
            try_all(&list, about, (price, path), best);
        }
    }
}

/// The path that takes the pair that `weight` finds lightest, step by step; the first of equals.
pub fn greedy(
    terms: &[String],
    shapes: &[Shape],
    weight: impl Fn(&Step) -> f64,
) -> Vec<Vec<usize>> {
    let sizes = fitting(terms, shapes);
    let (output, inputs) = terms.split_last().expect("there is an output");
    let mut list = inputs.to_vec();
    let mut path = Vec::new();
    while list.len() > 1 {
        let mut lightest = (f64::INFINITY, (0, 1));
        for i in 0..list.len() {
            for j in i + 1..list.len() {
                let step = contract(&mut list.clone(), (output, &sizes), (i, j), needed);
                if weight(&step) < lightest.0 {
                    lightest = (weight(&step), (i, j));
                }
            }
        }
        let (i, j) = lightest.1;
        contract(&mut list, (output, &sizes), (i, j), needed);
        path.push(vec![i, j]);
    }
    path
}

/// The path from left to right: each operand with what came of those before it.
pub fn from_left(operands: usize) -> Vec<Vec<usize>> {
    let first = (operands > 1).then(|| vec![0, 1]);
    first.into_iter().chain((1..operands.max(2) - 1).rev().map(|last| vec![0, last])).collect()
}
