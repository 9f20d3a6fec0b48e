//! Exercise 4: inner products and cosine similarity (section 2.2.3).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::f64::consts::PI;
use std::process::ExitCode;

use ndarray::{Array1, Array2, ArrayView1, Axis, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, close, holds, none, some, some_like};
use grader::exam::{Exam, serve};
use grader::generate::{number, unequal, vector, vectors};
use grader::law::law;
use grader::rounding::{self, dot_bound, gamma};
use grader::show;

use mistakes::mistakes;

fn main() -> ExitCode {
    serve(exam())
}

/// How far rounding may take a cosine of vectors of d elements.
///
/// The elements of x / ‖x‖ carry at most d + 6 roundings (the scaling, the d of the sum, the root, the
/// quotients), so do those of y / ‖y‖, and d more come with the product of the two, whose terms
/// add up to no more than 1 by Cauchy and Schwarz. Twelve are for the oracle and other orders.
fn cosine_bound(d: usize) -> f64 {
    gamma(3 * d + 24)
}

/// x / ‖x‖ at any scale.
fn unit(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    let norm = rounding::norm(&x);
    (norm > 0.0).then(|| &x / norm)
}

/// The cosine of the angle, at any scale.
fn cosine(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let (u, v) = (unit(x)?, unit(y)?);
    (u.len() == v.len()).then(|| rounding::dot(&u, &v).clamp(-1.0, 1.0))
}

/// The angle of two directions of one length, also where it is small, and how far rounding may
/// take it: as far as the arc cosine goes when the cosine is off by its bound.
///
/// 2 atan2(‖u - v‖, ‖u + v‖) for unit vectors u and v (W. Kahan).
fn angle(x: &Array1<f64>, y: &Array1<f64>) -> (f64, f64) {
    let (u, v) = (direction_of(x), direction_of(y));
    let angle = 2.0 * rounding::norm(&(&u - &v)).atan2(rounding::norm(&(&u + &v)));
    let bound = cosine_bound(x.len());
    let least = (angle.cos() + bound).min(1.0).acos();
    let most = (angle.cos() - bound).max(-1.0).acos();
    (angle, (angle - least).max(most - angle) + gamma(4) * PI)
}

fn direction_of(x: &Array1<f64>) -> Array1<f64> {
    unit(x.view()).expect("the strategies below make directions")
}

/// `N` vectors of one length from 1 to `size`, none of them zero.
fn directions<const N: usize>(size: usize) -> impl Strategy<Value = [Array1<f64>; N]> + Clone {
    vec(prop::array::uniform(number()), 1..=size.max(1)).prop_map(|rows: Vec<[f64; N]>| {
        std::array::from_fn(|k| rows.iter().map(|row| row[k]).collect()).map(nonzero)
    })
}

fn nonzero(mut x: Array1<f64>) -> Array1<f64> {
    if x.iter().all(|&x| x == 0.0) {
        x[0] = 1.0;
    }
    x
}

/// A positive number whose products are exact in most cases, and large enough to matter.
fn factor() -> impl Strategy<Value = f64> + Clone {
    prop::sample::select(vec![1.0, 2.0, 0.5, 3.0, 0.1, 1000.0, 0.7])
}

/// A scale at which squares leave the range of `f64`, or 1.
fn scale() -> impl Strategy<Value = f64> + Clone {
    prop::sample::select(vec![1.0, 1e200, 1e-200])
}

/// Two directions of one length, each at a scale of its own.
fn any_scale(size: usize) -> impl Strategy<Value = [Array1<f64>; 2]> + Clone {
    (scale(), scale(), directions::<2>(size)).prop_map(|(a, b, [x, y])| [a * x, b * y])
}

/// A direction, and templates that are none of them zero.
fn templates(size: usize) -> impl Strategy<Value = (Array1<f64>, Array2<f64>)> + Clone {
    (1..=size.max(1), 1..=size.max(1)).prop_flat_map(|(n, d)| {
        let row = (vec(number(), d), factor());
        (vec(number(), d), vec(row, n)).prop_map(move |(x, rows)| {
            let rows: Vec<Array1<f64>> =
                rows.into_iter().map(|(row, factor)| factor * nonzero(row.into())).collect();
            (nonzero(x.into()), stack(&rows, d))
        })
    })
}

fn stack(rows: &[Array1<f64>], d: usize) -> Array2<f64> {
    let mut matrix = Array2::zeros((rows.len(), d));
    for (mut to, row) in matrix.rows_mut().into_iter().zip(rows) {
        to.assign(row);
    }
    matrix
}

/// Whether `answer` is a template with the largest cosine; where rounding may decide, any of the best.
fn best(x: &Array1<f64>, templates: &Array2<f64>, answer: Option<usize>) -> Check {
    let cosines: Vec<Option<f64>> =
        templates.rows().into_iter().map(|row| cosine(x.view(), row)).collect();
    let say = |row: usize| {
        cosines[row].map_or(format!("Some({row}), a row of zeros"), |cosine| {
            format!("Some({row}), a row whose cosine with x is {}", show::number(cosine))
        })
    };
    let Some(winner) = argmax(&cosines) else {
        return none(answer, "no row has an angle with x");
    };
    let why = "the argmax of the cosine similarity of x with each row";
    let Some(row) = answer else { return holds(false, "None", &say(winner), why) };
    if row >= cosines.len() {
        let there = format!("there are {} rows, counted from 0", cosines.len());
        return holds(false, &format!("Some({row})"), &say(winner), &there);
    }
    let enough = cosines[winner].unwrap_or(1.0) - 2.0 * cosine_bound(x.len());
    holds(cosines[row].is_some_and(|cosine| cosine >= enough), &say(row), &say(winner), why)
}

fn best_wins(ask: &mut Ask<'_>, (x, templates): &(Array1<f64>, Array2<f64>)) -> Check {
    best(x, templates, ask.call("best_template", (x, templates))?)
}

/// The index of the largest score, the first if there are several.
fn argmax(scores: &[Option<f64>]) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (index, score) in scores.iter().enumerate() {
        if let &Some(score) = score
            && best.is_none_or(|(_, largest)| score > largest)
        {
            best = Some((index, score));
        }
    }
    best.map(|(index, _)| index)
}

const SAME_LENGTH: &str = "both vectors have the same length";

/// The inner product as the submission has it, where there must be one.
fn product(ask: &mut Ask<'_>, x: &Array1<f64>, y: &Array1<f64>) -> Result<f64, Break> {
    some(ask.call("inner_product", (x, y))?, SAME_LENGTH)
}

/// The cosine or the angle as the submission has it, where there must be one.
fn between(
    ask: &mut Ask<'_>,
    function: &'static str,
    x: &Array1<f64>,
    y: &Array1<f64>,
    required: f64,
) -> Result<f64, Break> {
    let form = show::answer(Some(required));
    some_like(ask.call(function, (x, y))?, &form, "neither x nor y is zero")
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("inner product", "⟨x, y⟩ = Σ xᵢ yᵢ")
                .points(2)
                .cases(40, vectors::<2>)
                .edges([
                    [array![], array![]],
                    [array![2.0], array![3.0]],
                    [array![-0.0, 0.0], array![1.0, -1.0]],
                    [array![0.1, 0.0, -0.3], array![-4.0, 0.05, 0.1]],
                    [array![1.0, 2.0], array![-2.0, 1.0]],
                    [array![1e200, -1e200, 3.0], array![1.0, 1.0, 1.0]],
                    [array![1e200, 2e-200], array![1e-200, 1e200]],
                ])
                .check(|ask, [x, y]| {
                    let why = if x.is_empty() {
                        "two empty vectors have one length, 0; a sum without terms is 0"
                    } else {
                        SAME_LENGTH
                    };
                    let answer = some_like(ask.call("inner_product", (x, y))?, "Some(⟨x, y⟩)", why)?;
                    close("⟨x, y⟩", answer, rounding::dot(x, y), dot_bound(x, y), "⟨x, y⟩ = Σ xᵢ yᵢ")
                }),
            law("same space", "x ~ (d) and y ~ (e) with d ≠ e have no inner product, cosine or angle")
                .cases(8, unequal)
                .edges([[array![5.0], array![1.0, 2.0]], [array![1.0, 2.0], array![5.0]]])
                .check(|ask, [x, y]| {
                    for function in ["inner_product", "cosine_similarity", "angle"] {
                        let answer: Option<f64> = ask.call(function, (x, y))?;
                        none(answer, "x and y differ in length")?;
                    }
                    Ok(())
                }),
            law("symmetry", "⟨x, y⟩ = ⟨y, x⟩")
                .cases(20, vectors::<2>)
                .check(|ask, [x, y]| {
                    let (one, other) = (product(ask, x, y)?, product(ask, y, x)?);
                    close("⟨y, x⟩", other, one, 2.0 * dot_bound(x, y), "⟨x, y⟩")
                }),
            law("bilinearity", "⟨a x + b z, y⟩ = a ⟨x, y⟩ + b ⟨z, y⟩")
                .cases(20, |size| (number(), number(), vectors::<3>(size)))
                .check(|ask, (a, b, [x, y, z])| {
                    let whole = product(ask, &(*a * x + *b * z), y)?;
                    let (one, other) = (product(ask, x, y)?, product(ask, z, y)?);
                    // d for each sum; two more for every element of a x + b z, three for the right side.
                    let magnitudes = a.abs() * x.mapv(f64::abs) + b.abs() * z.mapv(f64::abs);
                    let within = 2.0 * gamma(x.len() + 5) * magnitudes.dot(&y.mapv(f64::abs));
                    let required = *a * one + *b * other;
                    let (a, b) = (show::number(*a), show::number(*b));
                    let why = format!("a ⟨x, y⟩ + b ⟨z, y⟩ with a = {a}, b = {b}");
                    close("⟨a x + b z, y⟩", whole, required, within, &why)
                }),
            law("Cauchy–Schwarz", "|⟨x, y⟩| ≤ √⟨x, x⟩ √⟨y, y⟩, with = where y = a x")
                .cases(20, |size| {
                    prop_oneof![
                        vectors::<2>(size).boxed(),
                        (vector(size), number()).prop_map(|(x, a)| [a * &x, x]).boxed(),
                    ]
                })
                .check(|ask, [x, y]| {
                    let xy = product(ask, x, y)?.abs();
                    let (xx, yy) = (product(ask, x, x)?, product(ask, y, y)?);
                    let why = "⟨x, x⟩ and ⟨y, y⟩ are sums of squares";
                    let squares = format!("⟨x, x⟩ = {}, ⟨y, y⟩ = {}", show::number(xx), show::number(yy));
                    holds(xx >= 0.0 && yy >= 0.0, &squares, "at least 0", why)?;
                    let most = xx.sqrt() * yy.sqrt();
                    // d for each of the three sums, halved under the roots, and three for the rest.
                    let within = gamma(2 * x.len() + 6) * most;
                    let answered = format!("|⟨x, y⟩| = {}", show::number(xy));
                    let required = format!("at most √⟨x, x⟩ √⟨y, y⟩ = {}", show::number(most));
                    let why = "⟨x, y⟩ = ‖x‖ ‖y‖ cos α";
                    holds(xy <= most + within, &answered, &required, why)
                }),
            law("cosine similarity", "cos α = ⟨x, y⟩ / (‖x‖ ‖y‖)")
                .points(2)
                .cases(20, directions::<2>)
                .edges([
                    [array![3.0], array![2.0]],
                    [array![1.0, 0.0], array![1.0, 1.0]],
                    [array![1.0, 2.0], array![-2.0, 1.0]],
                    [array![3.0, 4.0], array![-4.0, -3.0]],
                ])
                .check(|ask, [x, y]| {
                    let required = cosine(x.view(), y.view()).expect("x and y are directions");
                    let answer = between(ask, "cosine_similarity", x, y, required)?;
                    let within = cosine_bound(x.len());
                    close("cos α", answer, required, within, "⟨x, y⟩ / (‖x‖ ‖y‖)")
                }),
            law("positive scale", "cos(a x, b y) = cos(x, y) for a, b > 0")
                .cases(12, |size| (factor(), factor(), directions::<2>(size)))
                .check(|ask, (a, b, [x, y])| {
                    let required = cosine(x.view(), y.view()).expect("x and y are directions");
                    let plain = between(ask, "cosine_similarity", x, y, required)?;
                    let (ax, by) = (*a * x, *b * y);
                    let scaled = between(ask, "cosine_similarity", &ax, &by, required)?;
                    // The products a x and b y round once more.
                    let within = 2.0 * cosine_bound(x.len()) + gamma(4);
                    let (a, b) = (show::number(*a), show::number(*b));
                    let why = format!("cos(x, y): stretching by a = {a} and b = {b} turns nothing");
                    close("cos(a x, b y)", scaled, plain, within, &why)
                }),
            law("range", "-1 ≤ cos α ≤ 1, whatever the rounding")
                .cases(12, |size| (number(), directions::<1>(size)))
                .edges([(-1.0, [array![1.0, 1.0]]), (1.0, [array![0.3, 0.5]])])
                .check(|ask, (a, [x])| {
                    // A negative zero would turn a direction into none.
                    let a = if *a == 0.0 { 1.0 } else { *a };
                    let answer = between(ask, "cosine_similarity", x, &(a * x), a.signum())?;
                    let answered = format!("cos α = {}", show::number(answer));
                    let why = "the second vector is a multiple of the first: the cosine is 1 or -1, and no rounding \
                               may take it further";
                    holds((-1.0..=1.0).contains(&answer), &answered, "a number in [-1, 1]", why)
                }),
            law("no direction", "cos α and α are None where x = 0 or y = 0")
                .cases(8, |size| {
                    (vector(size), any::<bool>(), any::<bool>()).prop_map(|(x, swapped, negative)| {
                        let zero = if negative { -0.0 } else { 0.0 };
                        let zeros = Array1::from_elem(x.len(), zero);
                        if swapped { [zeros, x] } else { [x, zeros] }
                    })
                })
                .edges([
                    [array![1.0, 2.0], array![0.0, 0.0]],
                    [array![0.0, 0.0], array![1.0, 2.0]],
                    [array![], array![]],
                ])
                .check(|ask, [x, y]| {
                    for function in ["cosine_similarity", "angle"] {
                        let answer: Option<f64> = ask.call(function, (x, y))?;
                        none(answer, "the zero vector has no direction, and so no angle with anything")?;
                    }
                    Ok(())
                }),
            law("scale safety", "cos(a x, b y) = cos(x, y), also for a and b of 1e200 or 1e-200")
                .points(2)
                .cases(8, any_scale)
                .edges([
                    [array![3e200, 4e200], array![4.0, 3.0]],
                    [array![3e-200, 4e-200], array![4.0, 3.0]],
                    [array![1e200, 1e-200], array![1e200, 1e200]],
                ])
                .check(|ask, [x, y]| {
                    let required = cosine(x.view(), y.view()).expect("x and y are directions");
                    let answer = between(ask, "cosine_similarity", x, y, required)?;
                    let why = "neither x nor y is zero, and the cosine has room in an f64";
                    close("cos α", answer, required, cosine_bound(x.len()), why)
                }),
            law("angle", "α = arccos(cos α), in radians, from 0 to π")
                .points(2)
                .cases(20, directions::<2>)
                .edges([
                    [array![1.0, 0.0], array![0.0, 1.0]],
                    [array![1.0, 0.0], array![1.0, 1.0]],
                    [array![1.0, 0.0], array![-1.0, 1.0]],
                ])
                .check(|ask, [x, y]| {
                    let (required, within) = angle(x, y);
                    let answer = between(ask, "angle", x, y, required)?;
                    let why = "the arc cosine of ⟨x, y⟩ / (‖x‖ ‖y‖), in radians";
                    close("α", answer, required, within, why)?;
                    in_half_turn(answer)
                }),
            law("angle at any scale", "stretching by 1e200 or 1e-200 turns nothing")
                .cases(8, any_scale)
                .edges([
                    [array![3e200, 4e200], array![4.0, 3.0]],
                    [array![3e-200, 4e-200], array![4.0, 3.0]],
                ])
                .check(|ask, [x, y]| {
                    let (required, within) = angle(x, y);
                    let answer = between(ask, "angle", x, y, required)?;
                    close("α", answer, required, within, "the arc cosine of the cosine similarity")
                }),
            law("parallel", "the angle of x and a x is 0 for a > 0, and π for a < 0")
                .cases(12, |size| (number(), directions::<1>(size)))
                .edges([(1.0, [array![0.3, 0.5]]), (-1.0, [array![0.3, 0.5]])])
                .check(|ask, (a, [x])| {
                    let a = if *a == 0.0 { 1.0 } else { *a };
                    let y = a * x;
                    let required = if a > 0.0 { 0.0 } else { PI };
                    let answer = between(ask, "angle", x, &y, required)?;
                    let why = "the second vector is a multiple of the first";
                    close("α", answer, required, angle(x, &y).1, why)?;
                    in_half_turn(answer)
                }),
            law("opposite", "the angles of x with y and with -y add up to π")
                .cases(12, directions::<2>)
                .check(|ask, [x, y]| {
                    let ((near, near_within), (far, far_within)) = (angle(x, y), angle(x, &-y));
                    let one = between(ask, "angle", x, y, near)?;
                    let other = between(ask, "angle", x, &-y, far)?;
                    let within = near_within + far_within + gamma(4) * PI;
                    close("the sum of the angles", one + other, PI, within, "y and -y lie on one line")
                }),
            law("best template", "argmax of ⟨x, w / ‖w‖⟩ over the rows w")
                .points(2)
                .cases(8, templates)
                .edges([
                    (array![1.0], array![[2.0]]),
                    (array![1.0, 1.0], array![[10.0, 0.0], [1.0, 1.0]]),
                    (array![0.0, 1.0], array![[0.0, 1.0], [9.0, 9.0]]),
                    // A close contest, and still none that rounding decides.
                    (array![1.0, 0.0], array![[1.0, 1e-3], [1.0, 0.0]]),
                    (array![1.0, 0.0], array![[1.0, 1e-6], [1.0, 0.0]]),
                ])
                .check(best_wins),
            law("x itself", "no unit vector fits x better than x / ‖x‖")
                .cases(8, |size| {
                    (templates(size), any::<prop::sample::Index>(), factor()).prop_map(
                        |((x, mut templates), index, factor)| {
                            let row = index.index(templates.nrows());
                            templates.row_mut(row).assign(&(factor * &x));
                            (x, templates)
                        },
                    )
                })
                .check(best_wins),
            law("first of equals", "of equal rows that fit best, the first")
                .cases(6, |size| {
                    templates(size).prop_map(|(x, rows)| {
                        let twice = [rows.view(), rows.view()];
                        (x, ndarray::concatenate(Axis(0), &twice).expect("the rows have one length"))
                    })
                })
                .check(|ask, (x, templates)| {
                    let row: Option<usize> = ask.call("best_template", (x, templates))?;
                    best(x, templates, row)?;
                    // A copy has the cosine of the original, whatever the rounding.
                    let copies = |row| templates.rows().into_iter().position(|other| other == templates.row(row));
                    let first = row.and_then(copies);
                    let why = "both rows are equal, and the first is the answer";
                    holds(row == first, &show::answer(row), &show::answer(first), why)
                }),
            law("zero template", "a row of zeros cannot win, even where all cosines are negative")
                .cases(6, |size| {
                    (templates(size), any::<prop::sample::Index>(), any::<bool>()).prop_map(
                        |((x, mut templates), index, negative)| {
                            for mut row in templates.rows_mut() {
                                if row.dot(&x) > 0.0 {
                                    row.mapv_inplace(|w| -w);
                                }
                            }
                            let (n, d) = templates.dim();
                            let zero = Array2::from_elem((1, d), if negative { -0.0 } else { 0.0 });
                            let (above, below) = templates.view().split_at(Axis(0), index.index(n + 1));
                            let parts = [above, zero.view(), below];
                            (x, ndarray::concatenate(Axis(0), &parts).expect("the rows have one length"))
                        },
                    )
                })
                .edges([
                    (array![1.0, 0.0], array![[0.0, 0.0], [1.0, 1.0]]),
                    (array![1.0, 0.0], array![[-1.0, 1.0], [0.0, 0.0]]),
                ])
                .check(best_wins),
            law("no candidate", "None without rows, for x = 0, for rows of zeros, for another length")
                .cases(5, |size| {
                    (templates(size), 0..4).prop_map(|((x, templates), kind)| match kind {
                        0 => (x, templates.slice_move(ndarray::s![..0, ..])),
                        1 => (0.0 * x, templates),
                        2 => (x, 0.0 * templates),
                        _ => (x.slice_move(ndarray::s![1..]), templates),
                    })
                })
                .edges([
                    (array![], Array2::zeros((0, 0))),
                    (array![], Array2::zeros((2, 0))),
                    (array![1.0], array![[1.0, 1.0]]),
                    (array![1.0, 1.0], array![[1.0]]),
                    (array![0.0, 0.0], array![[1.0, 2.0]]),
                ])
                .check(best_wins),
            law("templates of any scale", "1e200 w and 1e-200 w fit x as well as w")
                .cases(6, |size| {
                    (templates(size), scale(), vec(scale(), size.max(1))).prop_map(
                        |((x, mut templates), scale, scales)| {
                            for (mut row, scale) in templates.rows_mut().into_iter().zip(scales) {
                                row.mapv_inplace(|w| scale * w);
                            }
                            (scale * x, templates)
                        },
                    )
                })
                .edges([
                    (array![1.0, 1.0], array![[1.0, 0.0], [1e200, 1e200]]),
                    (array![1.0, 1.0], array![[1.0, 0.0], [1e-200, 1e-200]]),
                ])
                .check(best_wins),
        ],
        mistakes: mistakes(),
    }
}

fn in_half_turn(angle: f64) -> Check {
    let answered = format!("α = {}", show::number(angle));
    holds((0.0..=PI).contains(&angle), &answered, "a number in [0, π]", "angles are not signed")
}
