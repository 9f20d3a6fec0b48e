//! What people get wrong, and what they then answer.

use std::collections::{BTreeMap, BTreeSet};

use grader::mistake::{Mistake, mistake, mistake_of_panic};

use crate::meaning::{Array, Shape, apart, from_left, greedy, needed, priced, read, value};

type Terms = Vec<String>;

/// The terms, with another output.
fn with_output(terms: &Terms, output: impl FnOnce(&str) -> String) -> Terms {
    let (last, inputs) = terms.split_last().expect("there is an output");
    [inputs, &[output(last)]].concat()
}

fn sorted(indices: &str) -> String {
    let mut indices: Vec<char> = indices.chars().collect();
    indices.sort_unstable();
    indices.into_iter().collect()
}

/// These indices in the order in which the terms have them first.
fn by_appearance(terms: &Terms, indices: &str) -> String {
    let mut seen = BTreeSet::new();
    let all = terms[..terms.len() - 1].concat();
    all.chars().filter(|index| indices.contains(*index) && seen.insert(*index)).collect()
}

/// How many operands have this index.
fn holders(terms: &Terms, index: char) -> usize {
    terms[..terms.len() - 1].iter().filter(|term| term.contains(index)).count()
}

/// Each index once in a term: what comes again gets a name of its own.
fn without_repeats(terms: &Terms) -> Terms {
    let mut fresh = 'α'..;
    let mut once = |term: &String| {
        let mut seen = BTreeSet::new();
        term.chars()
            .map(|index| if seen.insert(index) { index } else { fresh.next().unwrap_or(index) })
            .collect()
    };
    let (last, inputs) = terms.split_last().expect("there is an output");
    inputs.iter().map(&mut once).chain([last.clone()]).collect()
}

type Answer = Result<Terms, String>;

/// A mistake in `parse`, which says something about valid specifications alone.
fn misread(
    name: &'static str,
    says: &'static str,
    wrong: fn(&str, &[Shape], Terms) -> Answer,
) -> Mistake {
    mistake(name, "parse", says, move |spec: String, shapes: Vec<Shape>| {
        wrong(&spec, &shapes, read(&spec, &shapes).unwrap_or_default())
    })
    .only_for(|spec: String, shapes: Vec<Shape>| read(&spec, &shapes).is_some())
}

/// The output of a specification without an arrow, from how often each index occurs.
fn implied(spec: &str, terms: Terms, kept: impl Fn(char, &Terms) -> bool) -> Terms {
    if spec.contains("->") {
        return terms;
    }
    let all: BTreeSet<char> = terms.concat().chars().collect();
    let ellipsis = all.iter().rev().filter(|index| index.is_ascii_digit());
    let letters = all.iter().filter(|index| index.is_alphabetic() && kept(**index, &terms));
    let output = ellipsis.chain(letters).collect();
    with_output(&terms, |_| output)
}

pub fn all() -> Vec<Mistake> {
    vec![
        misread(
            "output order sorted",
            "You sort the indices of the output. Written behind the arrow, they keep their order: \
             'ij->ji' transposes.",
            |_, _, terms| Ok(with_output(&terms, sorted)),
        ),
        misread(
            "output in order of appearance",
            "Without an arrow the output goes by the alphabet, not by appearance: 'ba' transposes.",
            |spec, _, terms| {
                let ellipsis = |index: &char| index.is_ascii_digit();
                if spec.contains("->") {
                    return Ok(terms);
                }
                Ok(with_output(&terms, |output| {
                    let first: String = output.chars().filter(ellipsis).collect();
                    let letters: String = output.chars().filter(|index| !ellipsis(index)).collect();
                    first + &by_appearance(&terms, &letters)
                }))
            },
        ),
        misread(
            "repeated indices kept",
            "Without an arrow, an index that occurs twice is summed: it is not in the output.",
            |spec, _, terms| Ok(implied(spec, terms, |_, _| true)),
        ),
        misread(
            "repetition counted by operands",
            "'ii' has its index twice, although in one operand: without an arrow it is summed.",
            |spec, _, terms| Ok(implied(spec, terms, |index, terms| holders(terms, index) == 1)),
        ),
        misread(
            "size 1 refused",
            "Size 1 fits every size, if it is in another operand: it is broadcast.",
            |_, shapes, terms| {
                if one_size(&terms, shapes.iter().map(Vec::as_slice)) { Ok(terms) } else { Err("sizes differ".into()) }
            },
        ),
        misread(
            "ellipsis aligned on the left",
            "You count the axes of an ellipsis from the first. Count from the last: there operands of \
             different order meet.",
            |_, _, terms| {
                let turned = |term: &String| {
                    let mut back = term.chars().rev().filter(char::is_ascii_digit);
                    let turn = |index: char| {
                        if index.is_ascii_digit() { back.next().unwrap_or(index) } else { index }
                    };
                    term.chars().map(turn).collect()
                };
                Ok(terms.iter().map(turned).collect())
            },
        ),
        mistake(
            "sums a kept index",
            "evaluate",
            "You sum over every index that operands share. What the output has is kept, shared or not: in \
             'ijz,izk->ijk' the index i runs along.",
            |terms: Terms, operands: Vec<Array>| {
                let kept = |output: &str| {
                    output.chars().filter(|index| holders(&terms, *index) == 1).collect()
                };
                value(&with_output(&terms, kept), &operands)
            },
        ),
        mistake(
            "ignores a repeated index",
            "evaluate",
            "An index that a term has twice is one index: 'ii->i' reads the diagonal. You let the second \
             one run for itself, and sum over it.",
            |terms: Terms, operands: Vec<Array>| value(&without_repeats(&terms), &operands),
        )
        .only_for(no_ones),
        mistake(
            "output order sorted",
            "evaluate",
            "Your output has its axes in the order of the alphabet. They go in the order of the last term.",
            |terms: Terms, operands: Vec<Array>| value(&with_output(&terms, sorted), &operands),
        ),
        mistake(
            "output in order of appearance",
            "evaluate",
            "Your output has its axes in the order in which the operands have them. They go in the order \
             of the last term.",
            |terms: Terms, operands: Vec<Array>| {
                value(&with_output(&terms, |output| by_appearance(&terms, output)), &operands)
            },
        ),
        mistake_of_panic(
            "size 1 not broadcast",
            "size 1",
            "Where an operand has size 1 and the index is larger, its only element is meant: read at place 0.",
        )
        .elsewhere("evaluate", |terms: Terms, operands: Vec<Array>| value(&terms, &operands))
        .only_for(no_ones),
        mistake(
            "shared indices counted twice",
            "cost",
            "You multiply the numbers of elements of the two. An index that both have runs once: count \
             it once.",
            |terms: Terms, shapes: Vec<Shape>, path: Vec<Vec<usize>>| {
                priced(&terms, &shapes, &path, needed, |step| step.one * step.other).unwrap_or(f64::NAN)
            },
        ),
        mistake(
            "size of the result",
            "cost",
            "You count the elements of what comes out. Each of them is a sum: the indices that are summed \
             count too.",
            |terms: Terms, shapes: Vec<Shape>, path: Vec<Vec<usize>>| {
                priced(&terms, &shapes, &path, needed, |step| step.kept).unwrap_or(f64::NAN)
            },
        ),
        mistake(
            "a needed index summed",
            "cost",
            "You sum every index that the two share. One that another operand or the output still needs is \
             kept, and costs in the next step.",
            |terms: Terms, shapes: Vec<Shape>, path: Vec<Vec<usize>>| {
                priced(&terms, &shapes, &path, apart, |step| step.both).unwrap_or(f64::NAN)
            },
        ),
        mistake(
            "greedy",
            "path",
            "You take the pair that is cheapest now. It may leave a costly one: of six operands, look at \
             every order.",
            |terms: Terms, shapes: Vec<Shape>| greedy(&terms, &shapes, |step| step.both),
        ),
        mistake(
            "smallest result first",
            "path",
            "You take the pair with the smallest result. What a step costs are the indices that are summed, \
             too; and the cheapest step now may leave a costly one.",
            |terms: Terms, shapes: Vec<Shape>| greedy(&terms, &shapes, |step| step.kept),
        ),
        mistake(
            "left to right",
            "path",
            "You go from left to right. Another order may cost a fraction: (A B) x against A (B x).",
            |_: Terms, shapes: Vec<Shape>| from_left(shapes.len()),
        ),
    ]
}

/// Whether every index has the same size wherever it stands.
fn one_size<'a>(terms: &Terms, shapes: impl Iterator<Item = &'a [usize]>) -> bool {
    let mut sizes = BTreeMap::new();
    terms.iter().zip(shapes).all(|(term, shape)| {
        let mut axes = term.chars().zip(shape);
        axes.all(|(index, size)| sizes.entry(index).or_insert(size) == &size)
    })
}

/// Whether nothing is broadcast.
fn no_ones(terms: Terms, operands: Vec<Array>) -> bool {
    one_size(&terms, operands.iter().map(Array::shape))
}
