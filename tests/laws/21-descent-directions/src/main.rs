//! Exercise 21: descent directions (section 4.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::f64::consts::PI;
use std::process::ExitCode;

use ndarray::{Array1, Array2, ArrayView1, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Check, all_close, close, holds, none, same, some};
use grader::exam::{Exam, serve};
use grader::generate::number;
use grader::law::law;
use grader::objective::{Objective, objective, round, with_points};
use grader::rounding::{U, dot, dot_bound, gamma, norm};
use grader::show::{number as shown_number, shown};

use mistakes::mistakes;

fn main() -> ExitCode {
    serve(exam())
}

/// An objective, a point x and a direction p.
type Case = (Objective, [Array1<f64>; 2]);

fn case(size: usize) -> BoxedStrategy<Case> {
    with_points(objective(size), size)
}

/// The same, p and now and then f at a scale at which squares leave the range of `f64`.
fn any_scale(size: usize) -> BoxedStrategy<Case> {
    let scale = || prop::sample::select(vec![1.0, 1.0, 1e200, 1e-200]);
    (case(size), scale(), scale())
        .prop_map(|((f, [x, p]), of_f, of_p)| {
            let f = if of_f == 1.0 { f } else { round(x.len(), of_f) };
            (f, [x, of_p * p])
        })
        .boxed()
}

/// ½ ‖x‖² at x, with p.
fn simple<const N: usize>(x: [f64; N], p: [f64; N]) -> Case {
    (round(N, 1.0), [x, p].map(Array1::from_iter))
}

/// Uphill, downhill, neither; at the stationary point; along nothing; in no dimension.
fn simple_cases() -> Vec<Case> {
    vec![
        simple([1.0], [1.0]),
        simple([1.0], [-1.0]),
        simple([2.0, 1.0], [-1.0, 1.0]),
        simple([2.0, 1.0], [-1.0, 2.0]),
        simple([1.0, -0.0], [-0.0, 1.0]),
        simple([0.0, 0.0], [1.0, 1.0]),
        simple([1.0, 2.0], [0.0, 0.0]),
        simple([], []),
    ]
}

fn is_zero(v: ArrayView1<f64>) -> bool {
    v.iter().all(|v| *v == 0.0)
}

fn unit(v: ArrayView1<f64>) -> Option<Array1<f64>> {
    let norm = norm(&v);
    (norm > 0.0).then(|| &v / norm)
}

/// How far rounding may take a sum of d products of the elements of a vector of norm 1, made by any way of
/// dividing by its norm, with those of another.
fn unit_bound(d: usize) -> f64 {
    gamma(3 * d + 24)
}

/// Whether no order of summing ⟨g, p⟩ rounds at all: short dyadic numbers.
fn exact(g: &Array1<f64>, p: &Array1<f64>) -> bool {
    g.iter().chain(p).all(|v| (v * 1024.0).fract() == 0.0 && v.abs() < 1e6)
}

/// The angle between two directions and how far rounding may take it: as far as the arc cosine goes when
/// the cosine is off by its bound. 2 atan2(‖u − v‖, ‖u + v‖) for unit vectors u and v (W. Kahan).
fn angle(u: &Array1<f64>, v: &Array1<f64>) -> (f64, f64) {
    let angle = 2.0 * norm(&(u - v)).atan2(norm(&(u + v)));
    let bound = unit_bound(u.len());
    let least = (angle.cos() + bound).min(1.0).acos();
    let most = (angle.cos() - bound).max(-1.0).acos();
    (angle, (angle - least).max(most - angle) + gamma(4) * PI)
}

/// Directions of d elements, some long and some short, of which a vector of them is made.
fn directions(size: usize) -> BoxedStrategy<Vec<Vec<f64>>> {
    let scale = prop::sample::select(vec![1.0, 1.0, 8.0, 1e200, 1e-200]);
    let row = (vec(number(), size), scale);
    vec(row.prop_map(|(row, scale)| row.into_iter().map(|v| v * scale).collect()), 0..=size).boxed()
}

fn stack(rows: &[Vec<f64>], d: usize) -> Array2<f64> {
    Array2::from_shape_fn((rows.len(), d), |(i, j)| rows[i][j])
}

/// ⟨g, p⟩ / ‖p‖ for each row p; `None` for a row of zeros.
fn slopes(g: &Array1<f64>, directions: &Array2<f64>) -> Vec<Option<f64>> {
    directions.rows().into_iter().map(|p| Some(dot(g, &unit(p)?))).collect()
}

/// The index of the smallest score below 0.
fn least(scores: impl IntoIterator<Item = Option<f64>>) -> Option<usize> {
    let falls = |(index, score): (usize, Option<f64>)| Some((index, score?));
    let scores = scores.into_iter().enumerate().filter_map(falls).filter(|(_, score)| *score < 0.0);
    scores.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(index, _)| index)
}

/// Requires the steepest row; where rounding may decide, any that is as steep.
fn steepest_row(
    ask: &mut Ask<'_>,
    (f, [x], directions): &(Objective, [Array1<f64>; 1], Vec<Vec<f64>>),
) -> Check {
    let (g, directions) = (f.gradient(x), stack(directions, x.len()));
    let gradient = f.give_gradient(ask);
    let answer: Option<usize> = ask.call("steepest_of", (&gradient, x, &directions))?;
    let slopes = slopes(&g, &directions);
    let within = unit_bound(x.len()) * norm(&g);
    let say = |row: usize| match slopes.get(row) {
        None => format!("Some({row}), and there are {} rows", slopes.len()),
        Some(None) => format!("Some({row}), a row of zeros"),
        Some(Some(slope)) => {
            format!("Some({row}), where ⟨∇f(x), p⟩ / ‖p‖ = {}", shown_number(*slope))
        }
    };
    let why = format!("the row of the smallest ⟨∇f(x), p⟩ / ‖p‖, where ∇f(x) = {}", shown(&g));
    match least(slopes.iter().copied()) {
        None if slopes.iter().flatten().all(|slope| *slope > within || norm(&g) == 0.0) => {
            none(answer, &format!("f falls along no row, where ∇f(x) = {}", shown(&g)))
        }
        Some(row) if slopes[row].is_some_and(|slope| slope < -within) => {
            let Some(answer) = answer else { return holds(false, "None", &say(row), &why) };
            let enough = slopes[row].unwrap_or_default() + 2.0 * within;
            let steep = slopes.get(answer).copied().flatten().is_some_and(|slope| slope <= enough);
            holds(steep, &say(answer), &say(row), &why)
        }
        // Rounding decides whether f falls at all.
        _ => Ok(()),
    }
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("directional derivative", "Dₚ f(x) = ⟨∇f(x), p⟩")
                .points(2)
                .cases(6, case)
                .edges(simple_cases())
                .edges([
                    (round(2, 1e200), [array![1.0, 2.0], array![3e-200, 4.0]]),
                    (round(1, 1e-200), [array![1.0], array![1e200]]),
                ])
                .check(|ask, (f, [x, p])| {
                    let (gradient, g) = (f.give_gradient(ask), f.gradient(x));
                    let answer = ask.call("directional_derivative", (&gradient, x, p))?;
                    let why = format!("⟨∇f(x), p⟩ with ∇f(x) = {}", shown(&g));
                    close("Dₚ f(x)", answer, dot(&g, p), dot_bound(&g, p), &why)
                }),
            law("one gradient", "each function evaluates the gradient once, at x")
                .cases(4, |size| (case(size), directions(size)))
                .check(|ask, ((f, [x, p]), rows)| {
                    let rows = &stack(rows, x.len());
                    let mut give = || f.give_gradient(ask);
                    let gradients = [give(), give(), give(), give(), give()];
                    let [slope, descends, angle, steepest, of] = &gradients;
                    let _: f64 = ask.call("directional_derivative", (slope, x, p))?;
                    let _: bool = ask.call("is_descent_direction", (descends, x, p))?;
                    let _: Option<f64> = ask.call("angle_to_gradient", (angle, x, p))?;
                    let _: Option<Array1<f64>> = ask.call("steepest_direction", (steepest, x))?;
                    let _: Option<usize> = ask.call("steepest_of", (of, x, rows))?;
                    let why = "∇f(x) is all that is needed of f";
                    let (nowhere, no_row) =
                        (is_zero(p.view()), rows.rows().into_iter().all(is_zero));
                    // Of what there is no direction, there is an answer without a gradient.
                    let spared = [nowhere, nowhere, nowhere, x.is_empty(), no_row];
                    for (gradient, spared) in gradients.into_iter().zip(spared) {
                        if spared && gradient.points().is_empty() {
                            continue;
                        }
                        gradient.evaluated(1..=1, why)?;
                        same("the point", gradient.points().swap_remove(0), x.clone(), why)?;
                    }
                    Ok(())
                }),
            law("descent test", "p is a descent direction where Dₚ f(x) < 0, and nowhere else")
                .points(2)
                .cases(6, case)
                .edges(simple_cases())
                .edges([
                    (round(1, 1e-200), [array![1.0], array![-1.0]]),
                    (round(2, 1.0), [array![1.0, 0.0], array![-1e-200, 1.0]]),
                    (round(1, 1e200), [array![1.0], array![1.0]]),
                ])
                .check(|ask, (f, [x, p])| {
                    let (gradient, g) = (f.give_gradient(ask), f.gradient(x));
                    let answer = ask.call("is_descent_direction", (&gradient, x, p))?;
                    let slope = dot(&g, p);
                    if slope.abs() <= dot_bound(&g, p) && !exact(&g, p) {
                        return Ok(());
                    }
                    let why =
                        format!("Dₚ f(x) = {} with ∇f(x) = {}", shown_number(slope), shown(&g));
                    same("the answer", answer, slope < 0.0, &why)
                }),
            law("small step", "f(x + ε p) < f(x) for a small ε > 0 if p is a descent direction")
                .points(2)
                .cases(6, case)
                .check(|ask, (f, [x, p])| {
                    let gradient = f.give_gradient(ask);
                    let answer: bool = ask.call("is_descent_direction", (&gradient, x, p))?;
                    let Some(curvature) = f.curvature() else { return Ok(()) };
                    // Along p, f differs from its tangent by at most L ε² ‖p‖² / 2: half of what it
                    // changes by for this ε.
                    let g = f.gradient(x);
                    let (slope, bend) =
                        (dot(&g, p), curvature[0].abs().max(curvature[1]) * dot(p, p));
                    let epsilon = slope.abs() / bend;
                    if !epsilon.is_normal() {
                        return Ok(());
                    }
                    let moved = x + &(epsilon * p);
                    let (before, after) = (f.value(x), f.value(&moved));
                    let rounding = f.value_bound(x)
                        + f.value_bound(&moved)
                        + 4.0 * U * norm(&g) * (norm(x) + norm(&moved));
                    if epsilon * slope.abs() / 2.0 <= 2.0 * rounding {
                        return Ok(());
                    }
                    let why = format!(
                        "f(x) = {} and f(x + ε p) = {} for ε = {}",
                        shown_number(before),
                        shown_number(after),
                        shown_number(epsilon)
                    );
                    same("the answer", answer, after < before, &why)
                }),
            law(
                "angle",
                "cos α = ⟨∇f(x), p⟩ / (‖∇f(x)‖ ‖p‖), and no α where one of the two is zero",
            )
            .points(2)
            .cases(6, any_scale)
            .edges(simple_cases())
            .edges([
                simple([3.0, 4.0], [-3.0, -4.0]),
                // Unit vectors whose product with themselves rounds to more than 1.
                simple([1.0, 1.0, 1.0], [-1.0, -1.0, -1.0]),
                simple([1.0, 8.0], [1.0, 8.0]),
                simple([0.1, 0.7, 0.3], [0.3, 2.1, 0.9]),
                (round(2, 1e200), [array![3.0, 4.0], array![4e200, -3e200]]),
                (round(2, 1e-200), [array![3.0, 4.0], array![1e-200, 0.0]]),
            ])
            .check(|ask, (f, [x, p])| {
                let (gradient, g) = (f.give_gradient(ask), f.gradient(x));
                let answer: Option<f64> = ask.call("angle_to_gradient", (&gradient, x, p))?;
                let (Some(u), Some(v)) = (unit(g.view()), unit(p.view())) else {
                    let why = format!("∇f(x) = {}: a zero has no direction", shown(&g));
                    return none(answer, &why);
                };
                let why = format!("the angle between ∇f(x) = {} and p", shown(&g));
                let (required, within) = angle(&u, &v);
                close("α", some(answer, &why)?, required, within, &why)
            }),
            law("steepest direction", "the unit vector −∇f(x) / ‖∇f(x)‖, and none where ∇f(x) = 0")
                .points(2)
                .cases(6, any_scale)
                .edges(simple_cases())
                .edges([
                    (round(2, 1e200), [array![3.0, 4.0], array![0.0, 0.0]]),
                    (round(2, 1e-200), [array![3.0, 4.0], array![0.0, 0.0]]),
                ])
                .check(|ask, (f, [x, _])| {
                    let (gradient, g) = (f.give_gradient(ask), f.gradient(x));
                    let answer: Option<Array1<f64>> =
                        ask.call("steepest_direction", (&gradient, x))?;
                    let Some(required) = unit(g.view()).map(|unit| -unit) else {
                        return none(answer, "∇f(x) = 0: f is level in every direction");
                    };
                    let why = format!("−∇f(x) / ‖∇f(x)‖ with ∇f(x) = {}", shown(&g));
                    let within = gamma(x.len() + 10) * required.mapv(f64::abs);
                    all_close("the direction", &some(answer, &why)?, &required, &within, &why)
                }),
            law(
                "no steeper one",
                "Dᵤ f(x) ≤ Dₚ f(x) for every unit vector p, u the steepest direction",
            )
            .cases(6, case)
            .check(|ask, (f, [x, p])| {
                let (gradient, g) = (f.give_gradient(ask), f.gradient(x));
                let steepest: Option<Array1<f64>> =
                    ask.call("steepest_direction", (&gradient, x))?;
                let (Some(steepest), Some(p)) = (steepest, unit(p.view())) else {
                    return Ok(());
                };
                same("the length", steepest.len(), x.len(), "a direction in ℝᵈ")?;
                let bound = 2.0 * unit_bound(x.len());
                close("‖u‖", norm(&steepest), 1.0, bound, "a direction is a unit vector")?;
                let (own, other) = (dot(&g, &steepest), dot(&g, &p));
                holds(
                    own <= other + bound * norm(&g),
                    &format!("Dᵤ f(x) = {} with u = {}", shown_number(own), shown(&steepest)),
                    &format!("at most {}", shown_number(other)),
                    &format!("Dₚ f(x) for the unit vector p = {}", shown(&p)),
                )
            }),
            law("steepest of", "the row p of the smallest ⟨∇f(x), p⟩ / ‖p‖ < 0")
                .points(2)
                .cases(5, |size| {
                    (with_points(objective(size), size), directions(size))
                        .prop_map(|((f, points), rows)| (f, points, rows))
                })
                .edges([
                    (round(2, 1.0), [array![1.0, 0.0]], vec![vec![-1.0, 0.0], vec![-3.0, 4.0]]),
                    (round(2, 1.0), [array![1.0, 0.0]], vec![vec![0.0, 0.0], vec![-1.0, 1.0]]),
                    (round(2, 1.0), [array![1.0, 0.0]], vec![vec![1.0, 0.0], vec![2.0, 1.0]]),
                    (round(1, 1.0), [array![0.0]], vec![vec![1.0], vec![-1.0]]),
                    (round(1, 1.0), [array![1.0]], vec![]),
                    (round(2, 1.0), [array![1.0, 1.0]], vec![vec![-1e200, 0.0], vec![-1.0, -1.0]]),
                    (
                        round(2, 1e-200),
                        [array![1.0, 1.0]],
                        vec![vec![0.0, -1e-200], vec![1.0, 0.0]],
                    ),
                ])
                .check(steepest_row),
        ],
        mistakes: mistakes(),
    }
}
