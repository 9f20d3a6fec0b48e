//! Exercise 15: rearranging axes by name (section 2.7.3).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;
mod pattern;

use std::process::ExitCode;

use ndarray::{ArrayD, Dimension};
use proptest::prelude::*;

use grader::ask::{Break, Check, all_close, holds, same};
use grader::exam::{Exam, serve};
use grader::law::{Law, law};
use grader::rounding::{self, gamma};

use mistakes::mistakes;
use pattern::{
    Axis, Case, Kind, Names, Side, Sizes, dots_in_brackets, gathered, moved, names, pattern, read,
    shape,
};

fn main() -> ExitCode {
    serve(exam())
}

type Sides = (Names, Names);
type Answer = Result<ArrayD<f64>, String>;

/// Words that no side of a pattern may hold, and why.
const BAD_WORDS: [(&str, &str); 19] = [
    ("z z", "an axis stands at most once on a side"),
    ("(z y) z", "an axis stands at most once on a side"),
    ("(z", "a bracket is not closed"),
    ("z)", "a bracket is not opened"),
    (") z (", "a bracket is not opened"),
    ("((z))", "brackets do not nest"),
    ("(z (y))", "brackets do not nest"),
    ("_", "a name begins with a letter"),
    ("_z", "a name begins with a letter"),
    ("z_", "a name does not end with an underscore"),
    ("2z", "a name begins with a letter"),
    ("0", "an axis of size 0 needs a name"),
    ("z-y", "a name is letters, digits and underscores"),
    ("z,", "a name is letters, digits and underscores"),
    ("z.y", "dots stand only in `...`"),
    ("..", "dots stand only in `...`"),
    ("....", "dots stand only in `...`"),
    ("z...", "dots stand only in `...`"),
    ("... ...", "`...` stands at most once on a side"),
];

/// Whole patterns that are none for arrays of so many axes, and why.
const BAD_PATTERNS: [(&str, usize, &str); 16] = [
    ("", 0, "there is no arrow"),
    ("a b", 2, "there is no arrow"),
    ("a b - > b a", 2, "there is no arrow"),
    ("a b => b a", 2, "there is no arrow"),
    ("a -> a -> a", 1, "there are two arrows"),
    ("a ->-> a", 1, "there are two arrows"),
    ("a -> a ...", 1, "`...` is on the right and not on the left"),
    ("a -> (a ...)", 1, "`...` is on the right and not on the left"),
    ("(...) -> ...", 2, "on the left `...` does not stand in brackets"),
    ("(a ...) -> a ...", 2, "on the left `...` does not stand in brackets"),
    ("a b -> b a", 1, "the array has fewer axes than are named"),
    ("a b -> b a", 3, "the array has more axes than are named"),
    ("->", 1, "the array has more axes than are named"),
    ("1 a -> a", 1, "the array has fewer axes than are named"),
    ("(a b) -> a b", 2, "a group is one axis of the array"),
    ("a ... b -> b a ...", 1, "the array has fewer axes than are named"),
];

/// A pattern, the shape of an array, given sizes, and why there is no answer.
type Refusal = (&'static str, &'static [usize], &'static [(&'static str, usize)], &'static str);

/// What neither `rearrange` nor `reduce` nor `repeat` answers.
const REFUSED: [Refusal; 7] = [
    ("a b -> b", &[2], &[], "the pattern is for two axes"),
    ("a b -> (b a", &[2, 3], &[], "the pattern has no meaning"),
    ("(a b) -> a b", &[6], &[], "two sizes are unknown"),
    ("(a b) -> a b", &[6], &[("a", 4)], "4 does not divide 6"),
    ("a -> a", &[2], &[("a", 3)], "a is 2"),
    ("a -> a", &[2], &[("b", 3)], "no axis is called b"),
    ("a -> a", &[2], &[("a", 2), ("a", 2)], "a is given twice"),
];

fn owned(sizes: &[(&str, usize)]) -> Sizes {
    sizes.iter().map(|&(name, size)| (name.to_owned(), size)).collect()
}

/// The elements 1, 2, 3 and so on, in this shape.
fn counted(shape: &[usize]) -> ArrayD<f64> {
    ArrayD::from_shape_fn(shape, |index| {
        let place = index.slice().iter().zip(shape).fold(0, |k, (i, size)| k * size + i);
        (place + 1) as f64
    })
}

/// The answer, which has to be one.
fn given<T>(answer: Result<T, String>) -> Result<T, Break> {
    answer.map_err(|error| Break::Wrong {
        answered: format!("Err({error:?})"),
        required: "Ok".into(),
        why: "pattern, array and sizes are in order".into(),
    })
}

/// The pattern with its sides exchanged; `None` if the right has `...` in brackets, where the left may
/// not have it.
fn backwards(pattern: &str) -> Option<String> {
    let (left, right) = pattern.split_once("->")?;
    (!dots_in_brackets(right)).then(|| format!("{} -> {}", right.trim(), left.trim()))
}

/// The sizes of all axes with a name.
fn all_sizes(side: &Side) -> Sizes {
    let named = |axis: &&Axis| axis.name.starts_with(char::is_alphabetic);
    side.iter().flatten().filter(named).map(|axis| (axis.name.clone(), axis.size)).collect()
}

/// Requires exactly these elements in this shape.
fn exactly(what: &str, answer: &ArrayD<f64>, required: &ArrayD<f64>, why: &str) -> Check {
    all_close(what, answer, required, &required.mapv(|_| 0.0), why)
}

/// `rearrange` or `repeat` puts every element where the indices say.
fn moves(name: &'static str, statement: &'static str, function: &'static str, kind: Kind) -> Law {
    let examples: Vec<Case> = match kind {
        Kind::Repeat => vec![
            example("h w -> (h 2) w", &[2, 2], &[]),
            example("h w -> (2 h) w", &[2, 2], &[]),
            example("h -> h w", &[3], &[("w", 2)]),
            example("-> 2 3", &[], &[]),
            example("(h w) -> w h 2", &[6], &[("w", 2)]),
            example("a -> a b", &[2], &[("b", 0)]),
        ],
        _ => vec![
            example("a -> a", &[3], &[]),
            example("a b -> b a", &[2, 3], &[]),
            example("b (h w) c -> b c h w", &[2, 6, 2], &[("w", 3)]),
            example("(h w) -> h w", &[6], &[("h", 2)]),
            example("a b c -> a (c b)", &[1, 2, 3], &[]),
            example("a b c -> c a b", &[2, 3, 4], &[]),
            example("a ... -> ... a", &[2, 3, 2], &[]),
            example("a ... b -> (... b) a", &[2, 2, 3, 2], &[]),
            example("(a b) -> a b", &[0], &[("a", 2)]),
            example("->", &[], &[]),
        ],
    };
    law(name, statement).points(3).cases(4, move |size| pattern(size, kind)).edges(examples).check(
        move |ask, Case { x, pattern, sizes, left, right }| {
            let z = given(ask.call::<Answer>(function, (x, pattern.as_str(), sizes.as_slice()))?)?;
            let why = format!("what `{pattern}` says of the indices");
            exactly("z", &z, &moved(x, left, right), &why)
        },
    )
}

fn example(pattern: &str, shape: &[usize], sizes: &[(&str, usize)]) -> Case {
    let (pattern, sizes) = (pattern.to_owned(), owned(sizes));
    let (left, right) = read(&pattern, shape, &sizes).expect("an example is valid");
    Case { x: counted(shape), pattern, sizes, left, right }
}

/// `function` answers none of these, whatever axis is put in front.
fn refuses(
    name: &'static str,
    statement: &'static str,
    function: &'static str,
    own: &[Refusal],
) -> Law {
    let refused: Vec<(Refusal, Option<usize>)> =
        own.iter().chain(&REFUSED).map(|&refusal| (refusal, None)).collect();
    let choice = refused.clone();
    law(name, statement)
        .cases(4, move |size| {
            let refusal = prop::sample::select(choice.clone());
            (refusal, 0..=size).prop_map(|((refusal, _), front)| (refusal, Some(front)))
        })
        .edges(refused)
        .check(move |ask, ((pattern, shape, sizes, why), front)| {
            let mut shape = shape.to_vec();
            let mut pattern = (*pattern).to_owned();
            if let Some(front) = front {
                shape.insert(0, *front);
                pattern = format!("front {}", pattern.replace("->", "-> front"));
            }
            let (x, sizes) = (counted(&shape), owned(sizes));
            let z: Answer = if function == "reduce" {
                let reduction = if *why == NO_REDUCTION { "median" } else { "sum" };
                ask.call(function, (&x, pattern.as_str(), reduction, sizes))?
            } else {
                ask.call(function, (&x, pattern.as_str(), sizes))?
            };
            holds(z.is_err(), "Ok(z)", "Err", why)
        })
}

const NO_REDUCTION: &str = "there is no reduction called median here";
const REDUCTIONS: [&str; 5] = ["sum", "mean", "max", "min", "prod"];

/// What a reduction makes of elements, and how far rounding may take it.
fn reduced(reduction: &str, elements: &[f64]) -> (f64, f64) {
    let n = elements.len();
    let magnitude: f64 = elements.iter().map(|x| x.abs()).sum();
    match reduction {
        "sum" => (rounding::sum(elements), gamma(n + 2) * magnitude),
        "mean" => (rounding::sum(elements) / n as f64, gamma(n + 4) * magnitude / n.max(1) as f64),
        "max" => (elements.iter().copied().fold(f64::NEG_INFINITY, f64::max), 0.0),
        "min" => (elements.iter().copied().fold(f64::INFINITY, f64::min), 0.0),
        _ => {
            let product: f64 = elements.iter().product();
            (product, gamma(2 * n) * product.abs())
        }
    }
}

fn reduction_law() -> Law {
    let example = |pattern, shape, reduction| (example(pattern, shape, &[]), reduction);
    let mut negative = example("a b -> a", &[2, 2], "max");
    negative.0.x.mapv_inplace(|x| -x);
    let mut infinite = example("a -> ", &[2], "max");
    infinite.0.x.fill(f64::NEG_INFINITY);
    law("reduction", "z is the sum, mean, max, min or product of the xs that belong to its index")
        .points(3)
        .cases(4, |size| (pattern(size, Kind::Reduce), prop::sample::select(&REDUCTIONS[..])))
        .edges(REDUCTIONS.map(|reduction| example("a b -> b", &[2, 3], reduction)))
        .edges([negative, infinite, example("b (h 2) -> b h", &[1, 4], "mean")])
        .edges([
            example("a b c -> c a", &[2, 3, 2], "sum"),
            example("a a2 -> a2 1", &[3, 2], "min"),
        ])
        .edges([example("... c -> c", &[2, 2, 2], "mean"), example("a b -> b a", &[2, 2], "prod")])
        .check(|ask, (Case { x, pattern, sizes, left, right }, reduction)| {
            // Products stay within the range of f64.
            let moderate = |x: f64| (0.5 + x.abs() % 1.0).copysign(x);
            let x = if *reduction == "prod" { x.mapv(moderate) } else { x.clone() };
            let arguments = (&x, pattern.as_str(), *reduction, sizes.as_slice());
            let z: Answer = ask.call("reduce", arguments)?;
            let elements = gathered(&x, left, right);
            if elements.iter().any(Vec::is_empty) && !matches!(*reduction, "sum" | "prod") {
                let why = format!("no elements have no {reduction}");
                return holds(z.is_err(), "Ok(z)", "Err", &why);
            }
            let z = given(z)?;
            let required = elements.mapv(|elements| reduced(reduction, &elements));
            let (value, within) = (required.mapv(|pair| pair.0), required.mapv(|pair| pair.1));
            let why = format!("the {reduction} over the axes missing on the right of `{pattern}`");
            all_close("z", &z, &value, &within, &why)
        })
}

/// What an axis is made of, its size, given sizes that do not fit, and why.
type Impossible = (Vec<&'static str>, usize, Vec<(&'static str, usize)>, String);

fn impossible((kind, p, q, r): (u8, usize, usize, usize)) -> Impossible {
    let whole = p * q + r;
    let (a, b) = (("a", p), ("b", q));
    match kind {
        0 => (vec!["a", "b"], whole, vec![a], format!("{p} does not divide {whole}")),
        1 => (vec!["a", "b"], whole, vec![a, b], format!("{p} · {q} is not {whole}")),
        2 => (vec!["a", "b"], whole, vec![], "two sizes are unknown".into()),
        3 => (vec!["a"], p + r, vec![a], format!("{p} is not {}", p + r)),
        4 => (vec![], p, vec![], format!("an axis made of nothing has size 1, not {p}")),
        5 => (vec!["2"], 2 + r, vec![], format!("2 is not {}", 2 + r)),
        6 => (vec!["a"], p, vec![a, a], "a is given twice".into()),
        _ => (vec!["a", "b"], 0, vec![("a", 0)], "any size of b would do, as a is 0".into()),
    }
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("pattern", "each axis of an array is made of the named axes in its place")
                .points(3)
                .cases(4, |size| {
                    let kind = prop::sample::select(vec![Kind::Reduce, Kind::Repeat]);
                    kind.prop_flat_map(move |kind| pattern(size, kind))
                })
                .edges([
                    example("a -> a", &[2], &[]),
                    example("a b -> b a", &[2, 3], &[]),
                    example("b (h w) -> w 1 b h", &[2, 6], &[("w", 3)]),
                    example("a ... -> ... a", &[2, 3, 4], &[]),
                    example("a ... b -> (a ... b)", &[2, 3, 4, 5], &[]),
                    example("... -> (...) ()", &[], &[]),
                    example("2 2 (a 3) -> a", &[2, 2, 6], &[]),
                    example("(1 a 1)(b c)d->d(a)1", &[2, 6, 2], &[("b", 2)]),
                    example("->", &[], &[]),
                ])
                .check(|ask, Case { x, pattern, left, right, .. }| {
                    let arguments = (pattern.as_str(), x.ndim());
                    let sides = given(ask.call::<Result<Sides, String>>("parse", arguments)?)?;
                    let what = format!("the sides of `{pattern}`");
                    same(&what, sides, (names(left), names(right)), "what is written, in its order")
                }),
            law("bad pattern", "a text that breaks a rule of the notation is no pattern")
                .points(2)
                .cases(4, |size| {
                    let bad = prop::sample::select(&BAD_WORDS[..]);
                    (pattern(size, Kind::Rearrange), bad, 0..3_u8).prop_map(
                        |(case, (bad, why), sides)| {
                            let (left, right) = case.pattern.split_once("->").unwrap_or_default();
                            let [on_left, on_right] =
                                [["good", bad], [bad, "good"], [bad, bad]][usize::from(sides)];
                            let pattern = format!("{left} {on_left} -> {on_right} {right}");
                            let more =
                                if on_left == "good" { 1 } else { on_left.split(' ').count() };
                            (pattern, case.x.ndim() + more, why)
                        },
                    )
                })
                .edges(BAD_PATTERNS.map(|(pattern, order, why)| (pattern.to_owned(), order, why)))
                .edges(BAD_WORDS.map(|(bad, why)| (format!("{bad} -> {bad}"), 1, why)))
                .check(|ask, (pattern, order, why)| {
                    let sides: Result<Sides, String> =
                        ask.call("parse", (pattern.as_str(), *order))?;
                    holds(sides.is_err(), "Ok(sides)", "Err", why)
                }),
            law("sizes", "the sizes in a group multiply to the size of the axis that it makes")
                .points(2)
                .cases(4, |size| pattern(size, Kind::Reduce))
                .edges([
                    example("a b -> ", &[2, 3], &[]),
                    example("(h w) -> ", &[6], &[("h", 2)]),
                    example("(h w) -> ", &[6], &[("w", 2)]),
                    example("a (b c 2) 1 -> ", &[3, 12, 1], &[("b", 2), ("a", 3)]),
                    example("(a b) -> ", &[0], &[("a", 2)]),
                    example("-> z", &[], &[("z", 4)]),
                ])
                .check(|ask, Case { x, sizes, left, .. }| {
                    let arguments = (names(left), x.shape(), sizes.as_slice());
                    let found = given(ask.call::<Result<Sizes, String>>("infer", arguments)?)?;
                    let axis = |axis: &Axis| (axis.name.clone(), axis.size);
                    let required: Sizes = left.iter().flatten().map(axis).collect();
                    let why = "in every group the product is the size of the axis";
                    same("sizes", found, required, why)
                }),
            law("impossible sizes", "sizes that do not fit, or leave a choice, are an Err")
                .cases(4, |size| {
                    let sizes =
                        (2..=size + 2, 0..=size).prop_flat_map(|(p, q)| (Just(p), Just(q), 1..p));
                    (0..8_u8, sizes).prop_map(|(kind, (p, q, r))| (kind, p, q, r))
                })
                .edges((0..8).map(|kind| (kind, 2, 2, 1)))
                .check(|ask, case| {
                    let (group, whole, sizes, why) = impossible(*case);
                    let left = [vec!["front"], group]
                        .map(|names| names.into_iter().map(str::to_owned).collect::<Vec<_>>());
                    let arguments = (&left[..], &[3, whole][..], owned(&sizes));
                    let found: Result<Sizes, String> = ask.call("infer", arguments)?;
                    holds(found.is_err(), "Ok(sizes)", "Err", &why)?;
                    let arguments = (&left[..1], &[3, 1][..], Sizes::new());
                    let found: Result<Sizes, String> = ask.call("infer", arguments)?;
                    holds(found.is_err(), "Ok(sizes)", "Err", "2 axes where 1 is described")
                }),
            moves(
                "rearrangement",
                "in a group the first axis is the slowest: (i, j) of (h w) has the index i w + j",
                "rearrange",
                Kind::Rearrange,
            ),
            law("reshape and transpose", "a b c -> c a b only changes the order of the axes")
                .cases(4, |size| {
                    let order = Just(vec![0, 1, 2, 3]).prop_shuffle();
                    (prop::collection::vec(0..=size, 4), order)
                })
                .edges([(vec![2, 3, 1, 2], vec![2, 0, 1, 3])])
                .check(|ask, (shape, order)| {
                    let x = counted(shape);
                    let names = ["a", "b", "c", "d"];
                    let moved: Vec<&str> = order.iter().map(|&axis| names[axis]).collect();
                    let required = x.view().permuted_axes(order.clone()).to_owned();
                    let flat = required.flatten().into_dyn().into_owned();
                    for (right, required) in
                        [(moved.join(" "), &required), (format!("({})", moved.join(" ")), &flat)]
                    {
                        let pattern = format!("a b c d -> {right}");
                        let arguments = (&x, pattern.as_str(), Sizes::new());
                        let z = given(ask.call::<Answer>("rearrange", arguments)?)?;
                        let why = format!("`{pattern}` is a transpose and a reshape");
                        exactly("z", &z, required, &why)?;
                    }
                    Ok(())
                }),
            law("inverse", "the pattern read backwards restores x")
                .cases(4, |size| pattern(size, Kind::Rearrange))
                .edges([
                    example("b (h w) c -> b c h w", &[1, 6, 2], &[("w", 3)]),
                    example("a b c -> c (a b)", &[2, 3, 2], &[]),
                ])
                .check(|ask, Case { x, pattern, left, .. }| {
                    let Some(back) = backwards(pattern) else { return Ok(()) };
                    let sizes = all_sizes(left);
                    let z = given(
                        ask.call::<Answer>("rearrange", (x, pattern.as_str(), sizes.as_slice()))?,
                    )?;
                    let y = given(ask.call::<Answer>("rearrange", (&z, back.as_str(), sizes))?)?;
                    exactly("x", &y, x, &format!("`{back}` undoes `{pattern}`"))
                }),
            refuses(
                "no rearrangement",
                "an axis on one side only, a number, a size of no axis are an Err",
                "rearrange",
                &[
                    ("a b -> a", &[2, 3], &[], "b is on the left only"),
                    ("a -> a b", &[2], &[("b", 2)], "b is on the right only"),
                    ("a ... -> a", &[2, 3], &[], "`...` is on the left only"),
                    ("a ... -> a", &[2], &[], "`...` is on the left only, even if it is no axis"),
                    ("a 2 -> a 2", &[3, 2], &[], "a number is another axis on each side"),
                    ("a -> a 2", &[2], &[], "the right has an axis more"),
                    ("a b -> a B", &[2, 2], &[], "b and B are two names"),
                ],
            ),
            reduction_law(),
            refuses(
                "no reduction",
                "an axis on the right only, a number there, an unknown reduction are an Err",
                "reduce",
                &[
                    ("a b -> a c", &[2, 3], &[("c", 2)], "c is on the right only"),
                    ("a b -> a 2", &[2, 2], &[], "the right has an axis that the left has not"),
                    ("a b -> a", &[2, 3], &[], NO_REDUCTION),
                ],
            ),
            moves(
                "repetition",
                "z at an index is x at the same index without the new axes",
                "repeat",
                Kind::Repeat,
            ),
            law("taken back", "the largest of what repeat made of each x is x")
                .cases(4, |size| pattern(size, Kind::Repeat))
                .edges([example("h w -> (h 2) w", &[2, 2], &[])])
                .check(|ask, Case { x, pattern, sizes, right, .. }| {
                    let back = backwards(pattern).filter(|_| !shape(right).contains(&0));
                    let Some(back) = back else { return Ok(()) };
                    let z = given(
                        ask.call::<Answer>("repeat", (x, pattern.as_str(), sizes.as_slice()))?,
                    )?;
                    let sizes = all_sizes(right);
                    let y =
                        given(ask.call::<Answer>("reduce", (&z, back.as_str(), "max", sizes))?)?;
                    exactly("x", &y, x, &format!("`{back}` undoes `{pattern}`"))
                }),
            refuses(
                "no repetition",
                "an axis on the left only, a number there, a new axis with no size are an Err",
                "repeat",
                &[
                    ("a b -> a", &[2, 3], &[], "b is on the left only"),
                    ("a ... -> a", &[2], &[], "`...` is on the left only, even if it is no axis"),
                    ("a -> a b", &[2], &[], "the size of b is not known"),
                    ("a 2 -> a", &[3, 2], &[], "the left has an axis that the right has not"),
                    ("a 2 -> a 2", &[3, 2], &[], "a number is another axis on each side"),
                    ("a -> a 0", &[2], &[], "an axis of size 0 needs a name"),
                ],
            ),
        ],
        mistakes: mistakes(),
    }
}
