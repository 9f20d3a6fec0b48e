//! Exercise 4: inner products and cosine similarity (section 2.2.3).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use std::f64::consts::PI;
use std::process::ExitCode;

use ndarray::{Array1, Array2, ArrayView1, Axis, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, close, holds, none, some, some_like};
use grader::exam::{Exam, serve};
use grader::generate::{number, unequal, vector, vectors};
use grader::law::law;
use grader::mistake::{Mistake, mistake, mistake_in_law, mistake_of_panic};
use grader::rounding::{self, dot_bound, gamma};
use grader::show;

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

/// Whether every way to write the function answers alike, up to rounding: the lengths agree, nothing
/// is zero, and squares stay in range.
fn ordinary(x: ArrayView1<f64>, y: ArrayView1<f64>) -> bool {
    x.len() == y.len()
        && [x, y].iter().all(|vector| {
            vector.iter().any(|&v| v != 0.0)
                && vector.iter().all(|&v| v == 0.0 || (1e-100..1e100).contains(&v.abs()))
        })
}

fn ordinary_pair(x: Array1<f64>, y: Array1<f64>) -> bool {
    ordinary(x.view(), y.view())
}

/// Neither parallel nor opposite.
fn oblique(x: Array1<f64>, y: Array1<f64>) -> bool {
    ordinary(x.view(), y.view())
        && cosine(x.view(), y.view()).is_some_and(|cosine| cosine.abs() < 1.0 - 1e-9)
}

/// A mistake in the cosine similarity: what it makes of ⟨x, y⟩, ‖x‖ and ‖y‖.
fn of_cosine(name: &'static str, says: &'static str, formula: fn(f64, f64, f64) -> f64) -> Mistake {
    mistake(name, "cosine_similarity", says, move |x: Array1<f64>, y: Array1<f64>| {
        Some(formula(x.dot(&y), rounding::norm(&x), rounding::norm(&y)))
    })
    .only_for(ordinary_pair)
}

/// A mistake in the angle: what it makes of the right one.
fn of_angle(name: &'static str, says: &'static str, formula: fn(f64) -> f64) -> Mistake {
    mistake(name, "angle", says, move |x: Array1<f64>, y: Array1<f64>| {
        Some(formula(angle(&x, &y).0))
    })
    .only_for(oblique)
}

type Score = fn(ArrayView1<f64>, ArrayView1<f64>) -> f64;

/// A mistake in the choice of a template: the score it maximises, and what it makes of the index.
fn of_template(
    name: &'static str,
    says: &'static str,
    score: Score,
    answer: fn(usize) -> usize,
) -> Mistake {
    mistake(name, "best_template", says, move |x: Array1<f64>, templates: Array2<f64>| {
        argmax(&scores(score, &x, &templates)).map(answer)
    })
    .only_for(move |x: Array1<f64>, templates: Array2<f64>| clear(score, &x, &templates))
}

fn scores(score: Score, x: &Array1<f64>, templates: &Array2<f64>) -> Vec<Option<f64>> {
    templates.rows().into_iter().map(|row| Some(score(x.view(), row))).collect()
}

/// Whether all rows are ordinary and one has a score that rounding cannot contest.
fn clear(score: Score, x: &Array1<f64>, templates: &Array2<f64>) -> bool {
    if !templates.rows().into_iter().all(|row| ordinary(x.view(), row)) {
        return false;
    }
    let scores = scores(score, x, templates);
    let mut sorted: Vec<f64> = scores.into_iter().flatten().collect();
    sorted.sort_by(|one, other| other.total_cmp(one));
    match sorted[..] {
        [] => false,
        [_] => true,
        [first, second, ..] => {
            first - second > 1e-9 * first.abs().max(sorted[sorted.len() - 1].abs())
        }
    }
}

/// The cosine of two ordinary vectors, as a score.
fn similarity(x: ArrayView1<f64>, w: ArrayView1<f64>) -> f64 {
    cosine(x, w).unwrap_or(f64::NAN)
}

/// A mistake in the choice of a template that shows in one law, the choice being right elsewhere.
fn in_corner(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    mistake_in_law(name, law, says)
        .elsewhere("best_template", |x: Array1<f64>, templates: Array2<f64>| {
            argmax(&scores(similarity, &x, &templates))
        })
        .only_for(|x: Array1<f64>, templates: Array2<f64>| clear(similarity, &x, &templates))
}

/// A mistake in the cosine similarity that shows in one law, the cosine being right elsewhere.
fn cosine_in(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    mistake_in_law(name, law, says)
        .elsewhere("cosine_similarity", |x: Array1<f64>, y: Array1<f64>| cosine(x.view(), y.view()))
        .only_for(ordinary_pair)
}

/// A mistake in the angle that shows in one law, the angle being right elsewhere.
fn angle_in(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    mistake_in_law(name, law, says)
        .elsewhere("angle", |x: Array1<f64>, y: Array1<f64>| Some(angle(&x, &y).0))
        .only_for(oblique)
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
        mistakes: vec![
            mistake(
                "product of the sums",
                "inner_product",
                "Your answer is Σ xᵢ times Σ yᵢ: here xᵢ is multiplied by yᵢ, its partner, and the products are summed.",
                |x: Array1<f64>, y: Array1<f64>| (x.len() == y.len()).then(|| x.sum() * y.sum()),
            ),
            mistake(
                "mean for sum",
                "inner_product",
                "Your answer is the mean of the products xᵢ yᵢ; the inner product is their sum.",
                |x: Array1<f64>, y: Array1<f64>| Some(x.dot(&y) / x.len() as f64),
            )
            .only_for(|x: Array1<f64>, y: Array1<f64>| x.len() == y.len() && !x.is_empty()),
            mistake(
                "absolute value",
                "inner_product",
                "Your answer is |⟨x, y⟩|: the inner product is negative where the angle is more than a right one.",
                |x: Array1<f64>, y: Array1<f64>| (x.len() == y.len()).then(|| x.dot(&y).abs()),
            ),
            mistake(
                "absolute value",
                "inner_product",
                "Your answer is Σ |xᵢ yᵢ|: the terms of an inner product keep their signs.",
                |x: Array1<f64>, y: Array1<f64>| {
                    (x.len() == y.len()).then(|| x.mapv(f64::abs).dot(&y.mapv(f64::abs)))
                },
            ),
            mistake(
                "cosine for inner product",
                "inner_product",
                "Your answer is divided by the norms: that is the cosine similarity, which comes next.",
                |x: Array1<f64>, y: Array1<f64>| cosine(x.view(), y.view()),
            )
            .only_for(ordinary_pair),
            mistake(
                "empty inner product",
                "inner_product",
                "Two empty vectors have the same length, and a sum without terms is 0: answer `Some(0.0)`.",
                |x: Array1<f64>, y: Array1<f64>| {
                    (x.len() == y.len() && !x.is_empty()).then(|| x.dot(&y))
                },
            ),
            mistake(
                "cut to the shorter",
                "inner_product",
                "`zip` stops at the end of the shorter vector without a word: compare the lengths first.",
                |x: Array1<f64>, y: Array1<f64>| {
                    Some(x.iter().zip(&y).map(|(x, y)| x * y).sum::<f64>())
                },
            ),
            mistake(
                "stretched by broadcasting",
                "inner_product",
                "`&x * &y` stretches a vector of length 1 over the other without a word: compare the lengths first.",
                |x: Array1<f64>, y: Array1<f64>| {
                    (x.len() == y.len() || x.len() == 1 || y.len() == 1).then(|| (&x * &y).sum())
                },
            )
            .only_for(|x: Array1<f64>, y: Array1<f64>| {
                x.len() == y.len() || x.len() == 1 || y.len() == 1
            }),
            mistake_in_law(
                "cut to the shorter",
                "same space",
                "Vectors of different lengths have no inner product, and so no cosine and no angle: compare the lengths \
                 first, and answer `None`.",
            ),
            mistake_of_panic(
                "lengths not compared",
                "same space",
                "`dot` and the operators of ndarray panic where the lengths do not fit: compare them first, and answer `None`.",
            ),
            mistake_in_law(
                "zero vector forgotten",
                "no direction",
                "The norm of the zero vector is 0, and nothing can be divided by it. It has no direction: answer `None`.",
            ),
            mistake_in_law(
                "no candidate",
                "no candidate",
                "Where no row has an angle with x there is nothing to choose: answer `None`.",
            ),
            of_cosine(
                "one side normalised",
                "You divide by ‖x‖ alone: doubling y doubles your answer. Divide by ‖y‖ as well.",
                |product, x, _| product / x,
            ),
            of_cosine(
                "one side normalised",
                "You divide by ‖y‖ alone: doubling x doubles your answer. Divide by ‖x‖ as well.",
                |product, _, y| product / y,
            ),
            of_cosine(
                "not normalised",
                "Your answer is ⟨x, y⟩ itself: divide it by ‖x‖ ‖y‖.",
                |product, _, _| product,
            ),
            of_cosine(
                "squared norms",
                "You divide by ‖x‖² ‖y‖²: take the roots of ⟨x, x⟩ and ⟨y, y⟩ first.",
                |product, x, y| product / (x * x * y * y),
            ),
            of_cosine(
                "sum of the norms",
                "You divide by ‖x‖ + ‖y‖: the denominator is their product.",
                |product, x, y| product / (x + y),
            ),
            of_cosine(
                "cosine distance",
                "Your answer is 1 - cos α, a distance: 0 for the same direction. The similarity is cos α itself.",
                |product, x, y| 1.0 - product / (x * y),
            ),
            of_cosine(
                "absolute value",
                "Your answer is |cos α|: the cosine of opposite directions is -1, not 1.",
                |product, x, y| (product / (x * y)).abs(),
            ),
            of_cosine(
                "squared cosine",
                "Your answer is cos² α: the sign is lost. Divide ⟨x, y⟩ itself, not its square.",
                |product, x, y| (product / (x * y)).powi(2),
            ),
            of_angle(
                "degrees",
                "Your answer is in degrees; radians are asked for. `acos` gives them as it is.",
                f64::to_degrees,
            ),
            of_angle(
                "cosine for angle",
                "Your answer is cos α: the angle α is its arc cosine.",
                f64::cos,
            ),
            of_angle(
                "arc sine",
                "Your answer is the arc sine of cos α, which measures from the right angle. Take `acos`.",
                |angle| PI / 2.0 - angle,
            ),
            of_angle(
                "acute angle",
                "Your angle is never more than a right one: an absolute value has lost the sign of ⟨x, y⟩.",
                |angle| angle.min(PI - angle),
            ),
            of_template(
                "template not normalised",
                "You compare ⟨x, w⟩, and a template wins by being long. Divide each by ‖w‖.",
                |x, w| x.dot(&w),
                |index| index,
            ),
            of_template(
                "squared norms",
                "You divide ⟨x, w⟩ by ‖w‖², and a template wins by being short. Divide by ‖w‖.",
                |x, w| x.dot(&w) / w.dot(&w),
                |index| index,
            ),
            of_template(
                "worst template",
                "Your row has the smallest cosine, which is the largest angle. The best has the largest cosine.",
                |x, w| -similarity(x, w),
                |index| index,
            ),
            of_template(
                "absolute value",
                "You compare |cos α|: a template that points away from x does not fit it.",
                |x, w| similarity(x, w).abs(),
                |index| index,
            ),
            of_template(
                "nearest template",
                "Your row has the smallest distance to x. Fitting is a matter of direction: compare cosines.",
                |x, w| -rounding::norm(&(&x - &w)),
                |index| index,
            ),
            of_template(
                "counted from one",
                "Your answer is one more than the index: rows are counted from 0.",
                similarity,
                |index| index + 1,
            ),
            cosine_in(
                "overflow",
                "scale safety",
                "At ordinary scales you are right, but here the squares of the elements leave the range of f64: \
                 they become infinite, or 0. Divide each vector by its largest magnitude first.",
            ),
            cosine_in(
                "not clamped",
                "range",
                "Rounding takes your cosine past 1 or -1. Clamp it: `cosine.clamp(-1.0, 1.0)`.",
            ),
            angle_in(
                "overflow",
                "angle at any scale",
                "At ordinary scales you are right, but here the squares of the elements leave the range of f64. \
                 `cosine_similarity` is safe: begin with it.",
            ),
            angle_in(
                "not clamped",
                "parallel",
                "Rounding takes a cosine past 1 or -1, where `acos` is NaN. Clamp it before: \
                 `cosine.clamp(-1.0, 1.0)`.",
            ),
            in_corner(
                "last of equals",
                "first of equals",
                "Of equal rows you choose a later one. `max_by` gives the last of equals; compare with `>` and the first stays.",
            ),
            in_corner(
                "zero template wins",
                "zero template",
                "You compare a row of zeros like the others, or count without it. It has no direction: pass it over, and \
                 keep the indices of the other rows.",
            ),
            in_corner(
                "overflow",
                "templates of any scale",
                "At ordinary scales you choose rightly, but here the squares of the elements leave the range of f64. \
                 `cosine_similarity` is safe: compare what it gives.",
            ),
        ],
    }
}

fn in_half_turn(angle: f64) -> Check {
    let answered = format!("α = {}", show::number(angle));
    holds((0.0..=PI).contains(&angle), &answered, "a number in [0, π]", "angles are not signed")
}
