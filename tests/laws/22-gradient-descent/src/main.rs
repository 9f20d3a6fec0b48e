//! Exercise 22: gradient descent (section 4.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use std::process::ExitCode;

use ndarray::{Array1, Array2, array, s};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, holds, same};
use grader::exam::{Exam, serve};
use grader::given::{Function, Handle};
use grader::law::law;
use grader::mistake::{Mistake, mistake};
use grader::objective::{
    Objective, Quadratic, bowl, objective, quadratic, round, sines, with_points,
};
use grader::rounding::{U, gamma, norm, run_bound};
use grader::show::{number, shown};

fn main() -> ExitCode {
    serve(exam())
}

/// The gradient that the reader is given, to a formula of a mistake.
type Gradient = Function<Array1<f64>, Array1<f64>>;

/// An objective, a start and step sizes.
type Run = (Objective, [Array1<f64>; 1], Array1<f64>);

/// Runs of at most `size` steps from objectives in at most four dimensions.
fn run(size: usize) -> BoxedStrategy<Run> {
    let d = size.min(4);
    let sizes = prop::sample::select(vec![1.0, 0.5, 0.25, 0.1, 0.01, 2.0]);
    (with_points(objective(d), d), vec(sizes, 0..=size))
        .prop_map(|((f, start), eta)| (f, start, Array1::from_vec(eta)))
        .boxed()
}

/// No step, one, several of sizes that differ; no dimension; a start at the minimum.
fn simple_runs() -> Vec<Run> {
    vec![
        (round(1, 1.0), [array![1.0]], array![0.5]),
        (round(1, 1.0), [array![8.0]], array![0.5, 0.25]),
        (round(2, 1.0), [array![1.0, -2.0]], array![]),
        (round(2, 1.0), [array![1.0, -2.0]], array![0.5, 0.25, 2.0]),
        (round(2, 1.0), [array![0.0, -0.0]], array![0.5]),
        (round(0, 1.0), [array![]], array![0.5, 0.25]),
    ]
}

/// How far rounding may take x − η g, where g is given up to `off`.
fn step_bound(x: &Array1<f64>, eta: f64, g: &Array1<f64>, off: &Array1<f64>) -> Array1<f64> {
    gamma(3) * (x.mapv(f64::abs) + eta.abs() * g.mapv(f64::abs)) + 2.0 * eta.abs() * off
}

/// The trajectory, of the shape that is due, and the gradient, which tells where it was evaluated.
fn descend(
    ask: &mut Ask<'_>,
    f: &Objective,
    x0: &Array1<f64>,
    eta: &Array1<f64>,
) -> Result<(Handle<Array1<f64>>, Array2<f64>), Break> {
    let gradient = f.give_gradient(ask);
    let trajectory: Array2<f64> = ask.call("descend", (&gradient, x0, eta))?;
    let shape = vec![eta.len() + 1, x0.len()];
    let why = format!("x₀ and a point for each of the {} steps, row by row", eta.len());
    same("the shape", trajectory.shape().to_vec(), shape, &why)?;
    Ok((gradient, trajectory))
}

/// Step t, counted from 1: its size, the point it starts from and the one it leads to.
fn steps<'r>(
    trajectory: &'r Array2<f64>,
    eta: &'r Array1<f64>,
) -> impl Iterator<Item = (usize, f64, Array1<f64>, Array1<f64>)> + 'r {
    let point = |t: usize| trajectory.row(t).to_owned();
    // What is far out has squares and cubes beyond the range of f64.
    let near = |x: &Array1<f64>| x.iter().all(|x| x.abs() < 1e50);
    eta.iter()
        .enumerate()
        .map(move |(t, eta)| (t + 1, *eta, point(t), point(t + 1)))
        .take_while(move |(_, _, x, _)| near(x))
}

/// The error of a run on a quadratic obeys xₜ − x* = (I − ηₜ A)(xₜ₋₁ − x*): a run that asks for no gradient.
fn error_contracts(ask: &mut Ask<'_>, (f, [x0], eta): &Run) -> Check {
    let Objective::Quadratic(Quadratic { a, stationary, .. }) = f else { return Ok(()) };
    let d = x0.len();
    let (_, trajectory) = descend(ask, f, x0, eta)?;
    let (mut required, mut within) = (Array2::zeros((0, d)), Array2::zeros((0, d)));
    required.push_row(x0.view()).expect("d elements");
    let mut error = x0 - stationary;
    let mut passed = Vec::new();
    for eta in eta {
        let factor = Array2::eye(d) - *eta * a;
        passed.push((*eta, error.clone(), factor.clone()));
        error = factor.dot(&error);
        required.push_row((&error + stationary).view()).expect("d elements");
    }
    let bounds = run_bound(d, eta.len(), |t, off| {
        let (eta, error, factor) = &passed[t];
        // What is off is rounded too, and that counts once it is all that is left.
        let size = error.mapv(f64::abs) + off;
        let (x, g) = (&size + &stationary.mapv(f64::abs), a.mapv(f64::abs).dot(&size));
        // As much again for this run as for the submission's.
        (factor.clone(), 2.0 * step_bound(&x, *eta, &g, &f.gradient_bound(&x)))
    });
    within.push_row(Array1::zeros(d).view()).expect("d elements");
    for bound in bounds {
        within.push_row(bound.view()).expect("d elements");
    }
    let why = format!("xₜ − x* = (I − ηₜ A)(xₜ₋₁ − x*) with x* = {}", shown(stationary));
    all_close("the trajectory", &trajectory, &required, &within, &why)
}

/// A run by the formula of a mistake: `next` makes xₜ of t − 1 and xₜ₋₁.
fn trace(
    x0: &Array1<f64>,
    steps: usize,
    mut next: impl FnMut(usize, &Array1<f64>) -> Array1<f64>,
) -> Array2<f64> {
    let mut trajectory = Array2::zeros((steps + 1, x0.len()));
    let mut x = x0.clone();
    for t in 0..=steps {
        trajectory.row_mut(t).assign(&x);
        if t < steps {
            x = next(t, &x);
        }
    }
    trajectory
}

fn plain(g: &Gradient, x0: &Array1<f64>, eta: &Array1<f64>) -> Array2<f64> {
    trace(x0, eta.len(), |t, x| x - &(eta[t] * g.at(x.clone())))
}

/// A mistake in which step t takes a size that is not its own: the one at `index(t − 1, steps)`.
fn of_schedule(
    name: &'static str,
    says: &'static str,
    index: fn(usize, usize) -> usize,
) -> Mistake {
    mistake(name, "descend", says, move |g: Gradient, x0: Array1<f64>, eta: Array1<f64>| {
        trace(&x0, eta.len(), |t, x| x - &(eta[index(t, eta.len())] * g.at(x.clone())))
    })
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("step", "the step from x leads to x − η ∇f(x)")
                .points(2)
                .cases(5, |size| (with_points(objective(size), size), 0..=4_i32))
                .edges([
                    ((round(1, 1.0), [array![3.0]]), 1),
                    ((round(2, 1.0), [array![3.0, -0.0]]), 0),
                    ((round(0, 1.0), [array![]]), 1),
                    ((round(2, 1e200), [array![1.0, -2.0]]), 1),
                    ((round(2, 1e-200), [array![1e200, -2.0]]), 1),
                ])
                .check(|ask, ((f, [x]), quarters)| {
                    let (gradient, g, eta) =
                        (f.give_gradient(ask), f.gradient(x), f64::from(*quarters) / 4.0);
                    let answer: Array1<f64> = ask.call("descent_step", (&gradient, x, eta))?;
                    let within = step_bound(x, eta, &g, &f.gradient_bound(x));
                    let why = format!("x − η ∇f(x) with ∇f(x) = {}", shown(&g));
                    all_close("the next point", &answer, &(x - &(eta * &g)), &within, &why)
                }),
            law("start", "the first row of the trajectory is x₀, and a row follows for each step")
                .cases(5, run)
                .edges(simple_runs())
                .check(|ask, (f, [x0], eta)| {
                    let (_, trajectory) = descend(ask, f, x0, eta)?;
                    same("the first row", trajectory.row(0).to_owned(), x0.clone(), "x₀")
                }),
            law("every step", "xₜ = xₜ₋₁ − ηₜ ∇f(xₜ₋₁) for t = 1, …, steps")
                .points(3)
                .cases(6, run)
                .edges(simple_runs())
                .check(|ask, (f, [x0], eta)| {
                    let (_, trajectory) = descend(ask, f, x0, eta)?;
                    for (t, eta, x, next) in steps(&trajectory, eta) {
                        let g = f.gradient(&x);
                        let within = step_bound(&x, eta, &g, &f.gradient_bound(&x));
                        let required = &x - &(eta * &g);
                        let before = t - 1;
                        let (what, why) = (
                            format!("x_{t}"),
                            format!(
                                "x_{before} − η_{t} ∇f(x_{before}) with x_{before} = {}, η_{t} = {} and \
                                 ∇f(x_{before}) = {}",
                                shown(&x),
                                number(eta),
                                shown(&g)
                            ),
                        );
                        all_close(&what, &next, &required, &within, &why)?;
                    }
                    Ok(())
                }),
            law("one gradient a step", "the gradient is evaluated once for each step, at the point it starts from")
                .points(2)
                .cases(5, run)
                .edges(simple_runs())
                .check(|ask, (f, [x0], eta)| {
                    let gradient = f.give_gradient(ask);
                    let _: Array1<f64> = ask.call("descent_step", (&gradient, x0, 0.5))?;
                    gradient.evaluated(1..=1, "one step, one gradient")?;
                    let (gradient, trajectory) = descend(ask, f, x0, eta)?;
                    let count = eta.len();
                    gradient.evaluated(count..=count, "one gradient for each step")?;
                    for (t, point) in gradient.points().into_iter().enumerate() {
                        let x = trajectory.row(t).to_owned();
                        if x.iter().all(|x| x.is_finite()) {
                            let why = format!("step {} starts from x_{t}", t + 1);
                            same("the point of evaluation", point, x, &why)?;
                        }
                    }
                    Ok(())
                }),
            law("decrease", "f(xₜ) ≤ f(xₜ₋₁) − ½ η ‖∇f(xₜ₋₁)‖² for η ≤ 1 / L")
                .points(2)
                .cases(6, |size| {
                    let f = prop_oneof![
                        bowl(size.min(4)),
                        quadratic(size.min(4)),
                        sines(size.min(4)),
                        Just(Objective::Landscape)
                    ];
                    let shares = prop::sample::select(vec![1.0, 0.5, 0.1]);
                    (with_points(f.boxed(), size.max(2)), shares, 0..=size)
                        .prop_map(|((f, start), share, steps)| {
                            let [least, most] = f.curvature().unwrap_or([0.0, 1.0]);
                            let l = most.max(-least);
                            let eta = if l > 0.0 { share / l } else { 1.0 };
                            (f, start, Array1::from_elem(steps, eta))
                        })
                })
                .check(|ask, (f, [x0], eta)| {
                    let (_, trajectory) = descend(ask, f, x0, eta)?;
                    for (t, eta, x, next) in steps(&trajectory, eta) {
                        let (before, after) = (f.value(&x), f.value(&next));
                        let (g, slope) = (norm(&f.gradient(&x)), norm(&f.gradient(&next)));
                        let most = before - eta / 2.0 * g * g;
                        let within = f.value_bound(&x)
                            + f.value_bound(&next)
                            + gamma(x.len() + 8) * eta * g * g
                            + 2.0 * (slope + g) * norm(&step_bound(
                                &x,
                                eta,
                                &f.gradient(&x),
                                &f.gradient_bound(&x),
                            ))
                            + 4.0 * U * (before.abs() + after.abs());
                        let p = t - 1;
                        holds(
                            after <= most + within,
                            &format!("f(x_{t}) = {} with x_{t} = {}", number(after), shown(&next)),
                            &format!("at most {} (up to rounding: {within:.1e})", number(most)),
                            &format!(
                                "f(x_{p}) − ½ η ‖∇f(x_{p})‖² with x_{p} = {}, f(x_{p}) = {} and η = {}",
                                shown(&x),
                                number(before),
                                number(eta)
                            ),
                        )?;
                    }
                    Ok(())
                }),
            law("stationary point", "a run that starts where ∇f(x₀) = 0 stays there, whatever the step sizes")
                .cases(5, |size| {
                    let sizes = prop::sample::select(vec![1.0, 0.1, 1e200, 1e-200]);
                    (quadratic(size.min(4)), vec(sizes, 0..=size))
                })
                .check(|ask, (f, eta)| {
                    let Objective::Quadratic(Quadratic { stationary, .. }) = f else {
                        return Ok(());
                    };
                    let (_, trajectory) = descend(ask, f, stationary, &eta.iter().copied().collect())?;
                    let required = Array2::from_shape_fn(trajectory.dim(), |(_, i)| stationary[i]);
                    same("the trajectory", trajectory, required, "∇f(x₀) = 0: there is nowhere to go")
                }),
            law("error on a quadratic", "xₜ − x* = (I − ηₜ A)(xₜ₋₁ − x*) where f(x) = ½ xᵀ A x − bᵀ x")
                .points(2)
                .cases(20, |size| {
                    let shares = vec(prop::sample::select(vec![1.0, 0.5, 0.1, 1.9, 2.2]), 0..=size);
                    (with_points(bowl(size.min(4)), size.min(4)), shares)
                        .prop_map(|((f, start), shares)| {
                            let [_, l] = f.curvature().unwrap_or_default();
                            let scale = if l > 0.0 { 1.0 / l } else { 1.0 };
                            (f, start, scale * Array1::from_vec(shares))
                        })
                })
                .check(error_contracts),
        ],
        mistakes: vec![
            mistake(
                "ascends",
                "descent_step",
                "You add η ∇f(x), and f rises. Descent goes against the gradient.",
                |g: Gradient, x: Array1<f64>, eta: f64| &x + eta * g.at(x.clone()),
            ),
            mistake(
                "no step size",
                "descent_step",
                "Your answer is x − ∇f(x): the gradient is multiplied by η first.",
                |g: Gradient, x: Array1<f64>, _: f64| &x - g.at(x.clone()),
            ),
            mistake(
                "the step alone",
                "descent_step",
                "Your answer is −η ∇f(x), by which x changes. Asked is the point that it leads to.",
                |g: Gradient, x: Array1<f64>, eta: f64| -eta * g.at(x),
            ),
            mistake(
                "ascends",
                "descend",
                "You add ηₜ ∇f(xₜ₋₁), and f rises. Descent goes against the gradient.",
                |g: Gradient, x0: Array1<f64>, eta: Array1<f64>| {
                    trace(&x0, eta.len(), |t, x| x + eta[t] * g.at(x.clone()))
                },
            ),
            mistake(
                "off by one",
                "descend",
                "The end of the run is missing: after as many steps as `eta` has, the trajectory has one row more.",
                |g: Gradient, x0: Array1<f64>, eta: Array1<f64>| {
                    plain(&g, &x0, &eta).slice_move(s![..eta.len(), ..])
                },
            ),
            mistake(
                "off by one",
                "descend",
                "x₀ is missing: it is the first row of the trajectory, before any step.",
                |g: Gradient, x0: Array1<f64>, eta: Array1<f64>| {
                    plain(&g, &x0, &eta).slice_move(s![1.., ..])
                },
            ),
            of_schedule(
                "schedule shifted",
                "Step t takes the size of the step after it. η₁ is `eta[0]`: the first step takes the first size.",
                |t, steps| (t + 1).min(steps - 1),
            ),
            of_schedule(
                "schedule shifted",
                "Step t takes the size of the step before it, and the first size is used twice.",
                |t, _| t.saturating_sub(1),
            ),
            of_schedule(
                "first size for all",
                "Every step takes the size of the first: `eta[t - 1]` belongs to step t.",
                |_, _| 0,
            ),
            mistake(
                "stores the gradient",
                "descend",
                "Row t holds ∇f(xₜ₋₁). The trajectory is of the points xₜ.",
                |g: Gradient, x0: Array1<f64>, eta: Array1<f64>| {
                    let points = plain(&g, &x0, &eta);
                    let mut rows = points.clone();
                    for t in 0..eta.len() {
                        rows.row_mut(t + 1).assign(&g.at(points.row(t).to_owned()));
                    }
                    rows
                },
            ),
            mistake(
                "gradient of the start",
                "descend",
                "Every step goes along ∇f(x₀). The gradient changes on the way: evaluate it at xₜ₋₁.",
                |g: Gradient, x0: Array1<f64>, eta: Array1<f64>| {
                    trace(&x0, eta.len(), |t, x| x - &(eta[t] * g.at(x0.clone())))
                },
            ),
            mistake(
                "normalised gradient",
                "descend",
                "You go along the unit vector −∇f / ‖∇f‖. Here a step is as long as ηₜ ‖∇f(xₜ₋₁)‖: short where f is nearly level.",
                |g: Gradient, x0: Array1<f64>, eta: Array1<f64>| {
                    trace(&x0, eta.len(), |t, x| {
                        let g = g.at(x.clone());
                        let length = norm(&g);
                        if length > 0.0 { x - &(eta[t] * g / length) } else { x.clone() }
                    })
                },
            ),
        ],
    }
}
