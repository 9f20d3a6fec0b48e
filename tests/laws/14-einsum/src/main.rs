//! Exercise 14: einsum (section 2.7).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod meaning;
mod mistakes;
mod specs;

use std::process::ExitCode;

use ndarray::{Array3, ArrayD, Axis, IxDyn, s};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, holds, same};
use grader::exam::{Exam, serve};
use grader::generate::{extreme, number};
use grader::law::law;
use grader::rounding::{gamma, sum};

use meaning::{Array, Shape, summands, value};
use specs::{Case, Flaw, Style, case, chain, flawed, flaws, network, with_sizes_that_clash};

fn main() -> ExitCode {
    serve(exam())
}

type Terms = Vec<String>;

fn shapes(operands: &[Array]) -> Vec<Shape> {
    operands.iter().map(|x| x.shape().to_vec()).collect()
}

/// A shape as mathematics writes it: (4, 1).
fn written(shape: &[usize]) -> String {
    let sizes: Vec<String> = shape.iter().map(usize::to_string).collect();
    format!("({})", sizes.join(", "))
}

/// The terms as the submission reads them.
fn terms(ask: &mut Ask<'_>, case: &Case) -> Check {
    let answer: Result<Terms, String> =
        ask.call("parse", (case.spec.as_str(), shapes(&case.operands)))?;
    let required = meaning::read(&case.spec, &shapes(&case.operands)).expect("it is valid");
    let why = "the indices of each operand, and last those of the output";
    match answer {
        Ok(terms) => same("the terms", terms, required, why),
        Err(message) => holds(
            false,
            &format!("Err({message:?})"),
            &format!("Ok({required:?})"),
            "nothing is wrong with it",
        ),
    }
}

/// The value as the submission has it, and as it must be; whole numbers, so no rounding anywhere.
fn same_value(answer: &Array, required: &Array, terms: &[String]) -> Check {
    let within = ArrayD::zeros(required.raw_dim());
    let (output, inputs) = terms.split_last().expect("there is an output");
    let why =
        format!("the sum over all indices of {} that {output:?} does not have", inputs.join(", "));
    all_close("M", answer, required, &within, &why)
}

/// The terms of a valid case.
fn meant(case: &Case) -> Terms {
    meaning::read(&case.spec, &shapes(&case.operands)).expect("the case is valid")
}

fn evaluated(ask: &mut Ask<'_>, case: &Case) -> Check {
    let terms = meant(case);
    let answer: Array = ask.call("evaluate", (terms.as_slice(), case.operands.as_slice()))?;
    same_value(&answer, &value(&terms, &case.operands), &terms)
}

fn contracted(ask: &mut Ask<'_>, spec: &str, operands: &[Array]) -> Result<Array, Break> {
    let answer: Result<Array, String> = ask.call("einsum", (spec, operands))?;
    if let Err(message) = &answer {
        holds(false, &format!("Err({message:?})"), "Ok(M)", "nothing is wrong with it")?;
    }
    Ok(answer.unwrap_or_default())
}

/// What is wrong is found, at its character, and einsum passes the error on.
fn refused(ask: &mut Ask<'_>, flaw: &Flaw) -> Check {
    let answer: Result<Terms, String> =
        ask.call("parse", (flaw.spec.as_str(), flaw.shapes.as_slice()))?;
    let character = flaw.spec.chars().nth(flaw.at);
    let place = character.map_or("the end".into(), |character| format!("the {character:?}"));
    let required = format!("an error at character {}, {place} of {:?}", flaw.at, flaw.spec);
    let message = match answer {
        Ok(terms) => return holds(false, &format!("Ok({terms:?})"), &required, flaw.why),
        Err(message) => message,
    };
    let at = message
        .strip_prefix("character ")
        .and_then(|rest| rest.split_once(':'))
        .and_then(|(number, _)| number.parse::<usize>().ok());
    holds(at == Some(flaw.at), &format!("Err({message:?})"), &required, flaw.why)?;
    let operands: Vec<Array> =
        flaw.shapes.iter().map(|shape| ArrayD::zeros(IxDyn(shape))).collect();
    let answer: Result<Array, String> = ask.call("einsum", (flaw.spec.as_str(), operands))?;
    holds(answer.is_err(), "Ok(M)", "the error of `parse`", "einsum has the errors of `parse`")
}

fn law_of_flaws(
    name: &'static str,
    statement: &'static str,
    points: u32,
    kinds: &'static [specs::Kind],
    edges: &[(&str, &[&[usize]], usize, &'static str)],
) -> grader::law::Law {
    let edges = edges.iter().map(|&(spec, shapes, at, why)| {
        let shapes = shapes.iter().map(|shape| shape.to_vec()).collect();
        Flaw { spec: spec.into(), shapes, at, why }
    });
    law(name, statement)
        .points(points)
        .cases(4, move |size| flawed(size, kinds))
        .edges(edges.collect::<Vec<_>>())
        .check(refused)
}

/// What the path costs, if it is one.
fn price(
    ask: &mut Ask<'_>,
    terms: &Terms,
    shapes: &[Shape],
) -> Result<(f64, Vec<Vec<usize>>), Break> {
    let path: Vec<Vec<usize>> = ask.call("path", (terms.as_slice(), shapes))?;
    let price = meaning::price(terms, shapes, &path);
    if let Err(why) = &price {
        let required = format!("{} pairs of positions i < j", shapes.len() - 1);
        holds(false, &format!("path = {path:?}"), &required, why)?;
    }
    Ok((price.unwrap_or_default(), path))
}

fn exam() -> Exam {
    const WRITTEN: Style = Style { implicit: false, ellipsis: false, ones: false };
    let books = || {
        [
            ("ijz,izk->ijk", vec![vec![2, 2, 3], vec![2, 3, 2]]),
            ("ijk,ijk->", vec![vec![2, 3, 2], vec![2, 3, 2]]),
            ("ijz,ikz->ijk", vec![vec![2, 2, 3], vec![2, 2, 3]]),
        ]
    };
    let simple = || {
        [
            ("ij->ji", vec![vec![2, 3]]),
            ("ij->i", vec![vec![2, 3]]),
            ("ii->i", vec![vec![2, 2]]),
            ("ii->", vec![vec![2, 2]]),
            ("i,j->ij", vec![vec![2], vec![3]]),
            ("i,j->ji", vec![vec![2], vec![3]]),
            ("ij,jk->ik", vec![vec![2, 3], vec![3, 2]]),
            ("ij,ij->ij", vec![vec![2, 2], vec![2, 2]]),
            ("i,i,i->i", vec![vec![2], vec![2], vec![2]]),
            ("->", vec![vec![]]),
            (",i->i", vec![vec![], vec![3]]),
            ("i->", vec![vec![0]]),
            ("ij,jk->ik", vec![vec![2, 0], vec![0, 2]]),
            ("iij,jk->ki", vec![vec![2, 2, 3], vec![3, 2]]),
        ]
    };
    let cases = |list: Vec<(&'static str, Vec<Shape>)>| {
        list.into_iter().map(|(spec, shapes)| Case::counting(spec, &shapes))
    };
    Exam {
        laws: vec![
            law("explicit output", "'ij,jk->ik' has the terms ij, jk and ik")
                .points(3)
                .cases(4, |size| case(size, Style { ones: true, ..WRITTEN }))
                .edges(cases(books().into()))
                .edges(cases(simple().into()))
                .edges(cases(vec![
                    ("i j , j k -> i k", vec![vec![2, 3], vec![3, 2]]),
                    (" -> ", vec![vec![]]),
                    ("aB->Ba", vec![vec![2, 3]]),
                    ("ij,jk->ik", vec![vec![2, 1], vec![3, 2]]),
                ]))
                .check(terms),
            law("implicit output", "with no arrow, the output has what occurs once, by the alphabet")
                .points(2)
                .cases(4, |size| case(size, Style { implicit: true, ..WRITTEN }))
                .edges(cases(vec![
                    ("ij,jk", vec![vec![2, 3], vec![3, 2]]),
                    ("ba", vec![vec![2, 3]]),
                    ("ii", vec![vec![2, 2]]),
                    ("aB", vec![vec![2, 3]]),
                    ("i,i", vec![vec![2], vec![2]]),
                    ("", vec![vec![]]),
                    ("iij,k", vec![vec![2, 2, 3], vec![2]]),
                ]))
                .check(terms),
            law("ellipsis", "... stands for the axes that no letter names: 0 is the last of them")
                .points(2)
                .cases(4, |size| {
                    let style = |implicit| Style { implicit, ellipsis: true, ones: true };
                    any::<bool>().prop_flat_map(move |implicit| case(size, style(implicit)))
                })
                .edges(cases(vec![
                    ("...ij,...jk->...ik", vec![vec![2, 2, 3], vec![2, 3, 2]]),
                    ("...ij,jk->...ik", vec![vec![4, 2, 2, 3], vec![3, 2]]),
                    ("...ij,...jk->...ik", vec![vec![3, 2, 2], vec![2, 3, 2, 2]]),
                    ("...i", vec![vec![2, 3]]),
                    ("i...", vec![vec![2, 3]]),
                    ("b...a", vec![vec![2, 3, 4]]),
                    ("i...i->...", vec![vec![2, 3, 2]]),
                    ("i...->...i", vec![vec![2, 3, 4]]),
                    ("...->...", vec![vec![]]),
                    ("...i->i", vec![vec![3]]),
                    ("i->...i", vec![vec![3]]),
                    ("...,...", vec![vec![2, 3], vec![3]]),
                    ("...,...->...", vec![vec![2, 1], vec![3]]),
                ]))
                .check(terms),
            law_of_flaws(
                "what does not belong",
                "a character that does not belong is pointed at",
                2,
                flaws::CHARACTERS,
                &[
                    ("ij1->ij", &[&[2, 2]], 2, "an index is a letter"),
                    ("ij>ji", &[&[2, 2]], 2, "an arrow is written `->`"),
                    ("ij-ji", &[&[2, 2]], 2, "an arrow is written `->`"),
                    ("ij->ji->ij", &[&[2, 2]], 6, "there is one arrow"),
                    ("ij->ij,", &[&[2, 2]], 6, "there is one output"),
                    ("ié->i", &[&[2, 2]], 1, "an index is one of the letters a-z and A-Z"),
                    ("i,éé", &[&[2], &[2, 2]], 2, "an index is one of the letters a-z and A-Z"),
                    ("..i->i", &[&[2]], 0, "an ellipsis has three dots"),
                    ("....i->i", &[&[2]], 3, "an ellipsis has three dots"),
                    ("...i...->i", &[&[2]], 4, "a term has one ellipsis"),
                    ("i - > i", &[&[2]], 2, "nothing stands inside an arrow"),
                    ("i->i..", &[&[2]], 4, "an ellipsis has three dots"),
                ],
            ),
            law_of_flaws(
                "one term an operand",
                "every operand has a term, and every axis an index",
                2,
                flaws::COUNTS,
                &[
                    ("ij,jk", &[&[2, 2]], 2, "there is no operand for the second term"),
                    ("ij->ij", &[&[2, 2], &[2, 2]], 2, "the second operand has no term"),
                    ("ij", &[&[2, 2], &[2]], 2, "the second operand has no term"),
                    ("ijk->k", &[&[2, 2]], 2, "the operand has two axes, the term three indices"),
                    ("i->i", &[&[2, 2]], 1, "the operand has two axes, the term one index"),
                    ("i", &[&[]], 0, "a scalar has no axis"),
                    ("", &[&[2]], 0, "a vector has an axis"),
                    ("i...jk->", &[&[2, 2]], 5, "the operand has two axes, the term three indices"),
                    ("ij,->ij", &[&[2, 2]], 2, "there is no operand for the second term"),
                ],
            ),
            law_of_flaws(
                "an output of what there is",
                "the output has no index twice, none that no operand has, and all that ... stands for",
                1,
                flaws::OUTPUTS,
                &[
                    ("ij->ii", &[&[2, 2]], 5, "an output has an index once"),
                    ("ij->ijk", &[&[2, 2]], 6, "no operand has this index"),
                    ("...i->i", &[&[2, 3]], 7, "the axis that ... stands for is missing"),
                    ("i,...->i", &[&[2], &[3]], 8, "the axis that ... stands for is missing"),
                    ("->i", &[&[]], 2, "no operand has this index"),
                ],
            ),
            law("sizes", "an index has one size; only another operand may have size 1 there")
                .points(2)
                .cases(4, with_sizes_that_clash)
                .edges(
                    [
                        ("ij,jk->ik", vec![vec![2, 3], vec![2, 2]], 3),
                        ("ii->i", vec![vec![2, 3]], 1),
                        ("ii->i", vec![vec![1, 3]], 1),
                        ("ii->i", vec![vec![3, 1]], 1),
                        ("i,i->i", vec![vec![2], vec![0]], 2),
                        ("i,i,i->i", vec![vec![2], vec![1], vec![3]], 4),
                        ("i,i,i->i", vec![vec![1], vec![2], vec![3]], 4),
                        ("...,...", vec![vec![2, 3], vec![2]], 4),
                    ]
                    .map(|(spec, shapes, at)| Flaw {
                        spec: spec.into(),
                        shapes,
                        at,
                        why: "the index has another size before",
                    }),
                )
                .check(refused),
            law("definition", "M = Σ A B ⋯ over all indices that the output does not have")
                .points(3)
                .cases(4, |size| case(size, WRITTEN))
                .edges(cases(simple().into()))
                .edges(cases(books().into()))
                .check(evaluated),
            law("size 1", "where an operand has size 1, its one element stands for all")
                .cases(4, |size| case(size, Style { ones: true, ..WRITTEN }))
                .edges(cases(vec![
                    ("i,i->i", vec![vec![1], vec![3]]),
                    ("i,i->i", vec![vec![3], vec![1]]),
                    ("ij,ij->", vec![vec![2, 1], vec![1, 3]]),
                    ("i,i->i", vec![vec![1], vec![0]]),
                    ("ii,i->i", vec![vec![1, 1], vec![3]]),
                ]))
                .check(evaluated),
            law("any order of summation", "M is Σ A B ⋯ up to the rounding of its terms")
                .cases(4, |size| {
                    let numbers = (vec(number(), 29), vec(extreme(), 29));
                    (case(size, WRITTEN), numbers).prop_map(|(mut case, (moderate, extreme))| {
                        // A product of extreme numbers may overflow in one order and not in another.
                        let numbers = if case.operands.len() == 1 { extreme } else { moderate };
                        for x in &mut case.operands {
                            x.iter_mut().zip(numbers.iter().cycle()).for_each(|(x, y)| *x = *y);
                        }
                        case
                    })
                })
                .check(|ask, case| {
                    let terms = meant(case);
                    let answer: Array =
                        ask.call("evaluate", (terms.as_slice(), case.operands.as_slice()))?;
                    let summands = summands(&terms, &case.operands);
                    let required = summands.mapv(|all| sum(&all));
                    // As many roundings as factors and summands, and as many for the oracle.
                    let within = summands.mapv(|all| {
                        let magnitude = sum(&all.iter().map(|x| x.abs()).collect::<Vec<f64>>());
                        gamma(2 * (all.len() + case.operands.len())) * magnitude
                    });
                    all_close("M", &answer, &required, &within, "the definition")
                }),
            law("cost", "a step costs the product of the sizes of all indices of the two")
                .points(2)
                .cases(4, |size| (network(size + 2), vec((0..16_usize, 0..16_usize), size + 1)))
                .edges([
                    (chain(&[2, 3, 4, 5]), vec![(0, 1), (0, 1)]),
                    (chain(&[2, 3, 4, 5]), vec![(1, 2), (0, 1)]),
                    (chain(&[2, 3, 4, 5]), vec![(0, 2), (0, 1)]),
                    (network_of(&["ij", "i"], "i", &[("i", 2), ("j", 3)]), vec![(0, 1)]),
                    (network_of(&["ii"], "", &[("i", 3)]), vec![]),
                    (network_of(&["i", "i", "i"], "", &[("i", 3)]), vec![(0, 1), (0, 1)]),
                ])
                .check(|ask, ((terms, shapes), choices)| {
                    let mut path = Vec::new();
                    for (left, (i, j)) in (2..=shapes.len()).rev().zip(choices) {
                        let (i, beyond) = (i % left, j % (left - 1));
                        let j = (i + 1 + beyond) % left;
                        path.push(vec![i.min(j), i.max(j)]);
                    }
                    let answer: f64 = ask.call("cost", (terms.as_slice(), shapes.as_slice(), path.as_slice()))?;
                    let required = meaning::price(terms, shapes, &path).expect("it is a path");
                    same("the cost", answer, required, "the sum of what the steps cost")
                }),
            law("cheapest path", "of up to six operands, no path costs less")
                .points(3)
                .cases(4, |size| network(size + 2))
                .edges([
                    chain(&[10, 100, 5, 50]),
                    chain(&[50, 5, 100, 10]),
                    chain(&[2, 10, 3, 10, 2]),
                    chain(&[1, 2, 4, 3, 10]),
                    chain(&[30, 35, 15, 5, 10, 20, 25]),
                    network_of(&["i"], "i", &[("i", 3)]),
                    network_of(&["i", "j"], "", &[("i", 3), ("j", 2)]),
                    network_of(&["i", "j", "ij"], "", &[("i", 9), ("j", 9)]),
                    network_of(&["ij", "kl", "jk"], "il", &[("i", 2), ("j", 9), ("k", 9), ("l", 2)]),
                ])
                .check(|ask, (terms, shapes)| {
                    let (price, path) = price(ask, terms, shapes)?;
                    let (least, best) = meaning::cheapest(terms, shapes);
                    let sizes: Vec<String> = shapes.iter().map(|shape| written(shape)).collect();
                    holds(
                        price <= least,
                        &format!("path = {path:?}, of cost {price}"),
                        &format!("cost {least}, as of {best:?}"),
                        &format!("every path tried for the shapes {}", sizes.join(", ")),
                    )
                }),
            law("long path", "of more operands, it costs no more than from left to right")
                .cases(3, |size| network(size + 7))
                .edges([
                    chain(&[9, 1, 9, 1, 9, 1, 9, 1, 9]),
                    chain(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
                    chain(&[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]),
                ])
                .check(|ask, (terms, shapes)| {
                    let (price, path) = price(ask, terms, shapes)?;
                    let most = meaning::price(terms, shapes, &meaning::from_left(shapes.len()))
                        .expect("it is a path");
                    holds(
                        price <= most,
                        &format!("path = {path:?}, of cost {price}"),
                        &format!("at most {most}"),
                        "what it costs from left to right",
                    )
                }),
            law("einsum", "einsum reads the specification, and its value is that of the definition")
                .points(3)
                .cases(5, |size| {
                    (any::<bool>(), any::<bool>()).prop_flat_map(move |(implicit, ellipsis)| {
                        case(size, Style { implicit, ellipsis, ones: true })
                    })
                })
                .edges(cases(books().into()))
                .edges(cases(simple().into()))
                .edges(cases(vec![
                    ("ba", vec![vec![2, 3]]),
                    ("...ij,...jk->...ik", vec![vec![2, 2, 3], vec![3, 2]]),
                    ("ij,jk,kl->il", vec![vec![2, 3], vec![3, 2], vec![2, 2]]),
                    ("i,i,ij->j", vec![vec![2], vec![2], vec![2, 3]]),
                    ("i,i,i->", vec![vec![1], vec![1], vec![3]]),
                    ("ij,j,j->i", vec![vec![2, 3], vec![1], vec![3]]),
                ]))
                .check(|ask, case| {
                    let answer = contracted(ask, &case.spec, &case.operands)?;
                    let terms = meant(case);
                    same_value(&answer, &value(&terms, &case.operands), &terms)
                }),
            law("slice by slice", "'ijz,izk->ijk' is Aᵢ Bᵢ for every i, 'ijz,ikz->ijk' is Aᵢ Bᵢᵀ, 'ijk,ijk->' is Σ A ∘ B")
                .cases(3, |size| {
                    let size = 0..=size;
                    (size.clone(), size.clone(), size.clone(), size).prop_map(|(n, a, b, c)| {
                        let array = |shape| Case::counting("", &[shape]).operands.remove(0);
                        [array(vec![n, a, b]), array(vec![n, b, c]), array(vec![n, a, b])]
                    })
                })
                .check(|ask, [x, y, z]| {
                    let fixed = |array: &Array| -> Array3<f64> {
                        array.clone().into_dimensionality().expect("it has three axes")
                    };
                    let (a, b) = (fixed(x), fixed(y));
                    let mut required = Array3::zeros((a.dim().0, a.dim().1, b.dim().2));
                    for (i, mut slice) in required.axis_iter_mut(Axis(0)).enumerate() {
                        slice.assign(&a.index_axis(Axis(0), i).dot(&b.index_axis(Axis(0), i)));
                    }
                    let required = required.into_dyn();
                    let none = ArrayD::zeros(required.raw_dim());
                    let answer = contracted(ask, "ijz,izk->ijk", &[x.clone(), y.clone()])?;
                    all_close("M", &answer, &required, &none, "Mᵢ = Aᵢ Bᵢ")?;
                    let turned = b.slice(s![.., .., ..]).permuted_axes([0, 2, 1]).to_owned();
                    let answer = contracted(ask, "ijz,ikz->ijk", &[x.clone(), turned.into_dyn()])?;
                    all_close("M", &answer, &required, &none, "Mᵢ = Aᵢ Bᵢᵀ")?;
                    let answer = contracted(ask, "ijk,ijk->", &[x.clone(), z.clone()])?;
                    let required = ndarray::arr0((x * z).sum()).into_dyn();
                    all_close("M", &answer, &required, &ArrayD::zeros(IxDyn(&[])), "M = Σ A ∘ B")
                }),
            law("in pairs", "a chain of 14 matrices takes 13 matrix products, not 4¹⁵ multiplications")
                .cases(1, |_| vec(-1..=1_i32, 29))
                .check(|ask, numbers| {
                    let numbers: Vec<f64> = numbers.iter().map(|&x| x.into()).collect();
                    let matrices: Vec<Array> = (0..14)
                        .map(|which| specs::filled(&[4, 4], &numbers, which))
                        .collect();
                    let product = matrices[1..].iter().fold(matrices[0].clone(), |product, next| {
                        let square = |x: &Array| x.clone().into_dimensionality::<ndarray::Ix2>().expect("a matrix");
                        square(&product).dot(&square(next)).into_dyn()
                    });
                    let answer = contracted(
                        ask,
                        "ab,bc,cd,de,ef,fg,gh,hi,ij,jk,kl,lm,mn,no->ao",
                        &matrices,
                    )?;
                    let within = ArrayD::zeros(product.raw_dim());
                    all_close("M", &answer, &product, &within, "the product of all, from left to right")
                }),
        ],
        mistakes: mistakes::all(),
    }
}

/// A network given by terms, output and sizes.
fn network_of(inputs: &[&str], output: &str, sizes: &[(&str, usize)]) -> (Terms, Vec<Shape>) {
    let size = |index: char| {
        let found = sizes.iter().find(|(name, _)| name.starts_with(index));
        found.expect("every index has a size").1
    };
    let shapes = inputs.iter().map(|term| term.chars().map(size).collect()).collect();
    let terms = inputs.iter().chain([&output]).map(|&term| term.to_owned()).collect();
    (terms, shapes)
}
