//! Exercise 32: many descents at once, by the laws of exercises 22, 26 and 28 in `f32`.

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod cases;
mod landscape;
mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, Array2, Axis, array, concatenate, s};
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, holds};
use grader::exam::{Exam, serve};
use grader::kernel::{law, untouched, wide};
use grader::law::Law;
use grader::rounding::{TINY32, gamma32};
use grader::show;

use cases::{Bowl, Run, bowl, by_eighths, run};
use landscape::{gradient, gradient_bound, step_bound};

fn main() -> ExitCode {
    serve(Exam { laws: laws(), mistakes: mistakes::all() })
}

type Vector = Array1<f32>;
type Matrix = Array2<f32>;

/// Where the bowl leads from every start, and how far rounding may take that.
fn bottom(case: &Bowl) -> (Array2<f64>, Array2<f64>) {
    let mut within = Array2::zeros(case.starts.dim());
    let mut ends = wide(&case.starts);
    for ((i, axis), x) in ends.indexed_iter_mut() {
        let eta = f64::from(case.etas[i]);
        let curvature = [case.a, case.b][axis];
        let apart = &mut within[[i, axis]];
        for _ in 0..case.steps {
            // Two products and a difference, in any order, and what is too small to be kept.
            let rounded = gamma32(4) * (1.0 + eta * curvature) * (x.abs() + *apart);
            *apart = (1.0 - eta * curvature).abs() * *apart + rounded + (3.0 + eta) * TINY32;
            *x *= 1.0 - eta * curvature;
        }
    }
    (ends, within)
}

/// Where descent is after 0, 1, …, `steps` steps: each asked for by itself.
fn path(ask: &mut Ask, run: &Run) -> Result<Vec<Matrix>, Break> {
    (0..=run.steps).map(|steps| Run { steps, ..run.clone() }.ends(ask)).collect()
}

/// Whether every point of the paths follows from those before it.
fn follows(ask: &mut Ask, run: &Run) -> Check {
    let path = path(ask, run)?;
    let exact = Array2::zeros(run.starts.dim());
    all_close("ends after 0 steps", &wide(&path[0]), &wide(&run.starts), &exact, "the starts")?;
    for t in 1..path.len() {
        let here = wide(&path[t - 1]);
        let last = if t > 1 { wide(&path[t - 2]) } else { here.clone() };
        let next = wide(&path[t]);
        let mut required = &here + run.lambda * (&here - &last);
        let mut within = Array2::zeros(here.dim());
        for i in 0..here.nrows() {
            let points = [&last, &here, &next].map(|x| [x[[i, 0]], x[[i, 1]]]);
            let slope = gradient(points[1]);
            for axis in 0..2 {
                required[[i, axis]] -= run.eta * slope[axis];
                within[[i, axis]] = step_bound(points, run.eta, run.lambda, axis);
            }
        }
        let why = if t == 1 {
            "x₁ = x₀ − η ∇f(x₀), since g₀ = 0".into()
        } else {
            format!("xₜ = xₜ₋₁ − η ∇f(xₜ₋₁) + λ (xₜ₋₁ − xₜ₋₂) with t = {t}")
        };
        let what = format!("ends after {t} steps");
        all_close(&what, &next, &required, &within, &why)?;
    }
    Ok(())
}

/// Requires the points of one run to have the bits of another.
fn same_bits(ends: &Matrix, others: &Matrix, run: &str, other: &str, why: &str) -> Check {
    let differ = ends.indexed_iter().zip(others).find(|((_, x), y)| x.to_bits() != y.to_bits());
    let Some((((i, axis), x), y)) = differ else { return Ok(()) };
    let said = |x: f32| show::number(x.into());
    let name = format!("component {} of the end of start {i}", axis + 1);
    holds(false, &format!("{name} = {} {run}", said(*x)), &format!("{} {other}", said(*y)), why)
}

fn laws() -> Vec<Law> {
    vec![
        law("bowl", "endsᵢ = ((1 − ηᵢ a)ᵏ x₁, (1 − ηᵢ b)ᵏ x₂) after k steps from (x₁, x₂)")
            .points(3)
            .cases(20, bowl)
            .edges([
                Bowl::new(array![[8.0, 4.0]], [0.5], [1.0, 0.5], 1),
                Bowl::new(array![[8.0, 4.0]], [0.5], [1.0, 0.5], 2),
                Bowl::new(array![[8.0, 4.0], [1.0, -2.0]], [0.5, 0.25], [1.0, 2.0], 3),
                Bowl::new(array![[3.0, 5.0]], [0.5], [1.0, 2.0], 0),
                Bowl::new(array![[1.0, 1.0]], [1.5], [2.0, 1.0], 5),
                Bowl::new(Array2::zeros((0, 2)), [], [1.0, 2.0], 3),
                Bowl::many(150, 64),
            ])
            .check(|ask, case| {
                let ends = wide(&case.ends(ask)?);
                let (required, within) = bottom(case);
                let why = "a step multiplies the components by 1 − ηᵢ a and 1 − ηᵢ b";
                all_close("ends", &ends, &required, &within, why)
            }),
        law("gradients", "endsᵢ = ∇f(startsᵢ) = (∂f/∂x₁, ∂f/∂x₂)")
            .points(3)
            .cases(40, run)
            .edges([
                Run::from(array![[1.0, 2.0]]),
                Run::from(array![[0.0, 0.0], [3.0, 5.0], [10.0, 0.5]]),
                Run::from(Array2::zeros((0, 2))),
            ])
            .check(|ask, case| {
                let answer = wide(&case.gradients(ask)?);
                let (mut required, mut within) = (answer.clone(), answer.clone());
                for (i, x) in case.starts.rows().into_iter().enumerate() {
                    let x = [x[0].into(), x[1].into()];
                    required.row_mut(i).assign(&Array1::from(gradient(x).to_vec()));
                    within.row_mut(i).fill(gradient_bound(x));
                }
                let why = "the partial derivatives of sin x₁ cos x₂ + sin ½x₁ cos ½x₂; sines err by 2⁻¹¹ at most";
                all_close("ends", &answer, &required, &within, why)
            }),
        law("descent", "with λ = 0, xₜ = xₜ₋₁ − η ∇f(xₜ₋₁)")
            .points(2)
            .cases(7, |size| run(size).prop_map(|run| Run { lambda: 0.0, ..run }))
            .edges([
                Run::new(array![[1.0, 2.0]], [0.5, 0.0], 1),
                Run::new(array![[1.0, 2.0], [3.0, 5.0], [8.0, 0.5]], [0.5, 0.0], 4),
            ])
            .check(follows),
        law("momentum", "xₜ = xₜ₋₁ + gₜ with gₜ = λ gₜ₋₁ − η ∇f(xₜ₋₁) and g₀ = 0")
            .points(3)
            .cases(7, run)
            .edges([
                Run::new(array![[1.0, 2.0]], [0.5, 0.5], 2),
                Run::new(array![[1.0, 2.0], [3.0, 5.0], [8.0, 0.5]], [0.5, 0.875], 5),
                Run::new(Array2::zeros((0, 2)), [0.5, 0.5], 2),
            ])
            .check(follows),
        law("order of the starts", "starts in another order have the same ends, bit for bit, in that order")
            .points(1)
            .cases(80, |size| (run(size), any::<prop::sample::Index>()))
            .check(|ask, (case, from)| {
                let n = case.starts.nrows();
                let from = if n == 0 { 0 } else { from.index(n) };
                let turned = concatenate![
                    Axis(0),
                    case.starts.slice(s![from.., ..]),
                    case.starts.slice(s![..from, ..])
                ];
                let ends = case.ends(ask)?;
                let required =
                    concatenate![Axis(0), ends.slice(s![from.., ..]), ends.slice(s![..from, ..])];
                let turned = Run { starts: turned, ..case.clone() }.ends(ask)?;
                let run = format!("when the starts begin with number {from}");
                let why = "no start has to do with another, whichever invocation has it";
                same_bits(&turned, &required, &run, "before", why)
            }),
        law("every workgroup", "the ends have the same bits in workgroups of 4 and of 128, and every time")
            .points(2)
            .cases(150, |size| (run(size), bowl(size)))
            .edges([(Run::many(300), Bowl::many(300, 4))])
            .check(|ask, (case, bowl)| {
                let first = (case.ends(ask)?, case.gradients(ask)?, bowl.ends(ask)?);
                for width in [4, 128] {
                    for time in ["once", "a second time"] {
                        let case = Run { width, ..case.clone() };
                        let bowl = Bowl { width, ..bowl.clone() };
                        let run = format!("in workgroups of {width}, run {time}");
                        let why = "which starts share a workgroup, and which go first, must make no difference";
                        let same = |ends: Matrix, first: &Matrix| {
                            same_bits(&ends, first, &run, "in the first run", why)
                        };
                        same(case.ends(ask)?, &first.0)?;
                        same(case.gradients(ask)?, &first.1)?;
                        same(bowl.ends(ask)?, &first.2)?;
                    }
                }
                Ok(())
            }),
        law("end of the starts", "behind the n ends nothing is written")
            .points(2)
            .cases(150, |size| (run(size), bowl(size)))
            .edges([(
                Run::new(array![[1.0, 2.0]], [0.5, 0.5], 1),
                Bowl::new(array![[8.0, 4.0]], [0.5], [1.0, 0.5], 1),
            )])
            .check(|ask, (case, bowl)| {
                let numbers = 2 * case.starts.nrows();
                untouched(&case.descended(ask)?, numbers)?;
                untouched(&case.with_gradients(ask)?, numbers)?;
                untouched(&bowl.descended(ask)?, 2 * bowl.starts.nrows())
            }),
        law("stationary end", "after 200 steps with η = ½, ∇f = 0 up to the rounding of sines")
            .points(2)
            .cases(60, |size| (by_eighths(size), prop::sample::select(vec![0.0, 0.5])))
            .edges([(array![[1.0, 2.0], [3.0, 5.0], [8.0, 0.5]], 0.0)])
            .check(|ask, (starts, lambda)| {
                let ends = wide(&Run::new(starts.clone(), [0.5, *lambda], 200).ends(ask)?);
                for (i, x) in ends.rows().into_iter().enumerate() {
                    let x = [x[0], x[1]];
                    let [one, two] = gradient(x);
                    // The Hessian's eigenvalues at a minimum are between 0.77 and 1.16: a step leaves at most 0.71 of the way,
                    // so that errors of a gradient take the point no further from it than two of them, and the gradient not
                    // further than three.
                    holds(
                        one.abs().max(two.abs()) <= 4.0 * gradient_bound(x),
                        &format!(
                            "∇f = ({}, {}) at the end of start {i}, ({}, {})",
                            show::number(one),
                            show::number(two),
                            show::number(x[0]),
                            show::number(x[1])
                        ),
                        "∇f = 0 up to rounding",
                        "descent comes to rest at a stationary point",
                    )?;
                }
                Ok(())
            }),
    ]
}
