//! Exercise 26: momentum (section 4.3.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;
use std::sync::LazyLock;

use ndarray::{Array1, Array2, ArrayView1, array, s};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use grader::ask::{Ask, Break, Check, all_close, holds, same};
use grader::exam::{Exam, serve};
use grader::given::Handle;
use grader::law::law;
use grader::objective::{Objective, Quadratic, objective, round, with_points};
use grader::rounding::{U, gamma, norm, run_bound};
use grader::show::{number, shown};

use mistakes::mistakes;

fn main() -> ExitCode {
    serve(exam())
}

/// An objective, a start, step sizes and λ.
#[derive(Clone, Debug)]
struct Run {
    f: Objective,
    x0: Array1<f64>,
    eta: Array1<f64>,
    lambda: f64,
}

fn lambda() -> BoxedStrategy<f64> {
    prop::sample::select(vec![0.5, 0.0, 0.9, 0.25, 0.99]).boxed()
}

fn sizes(steps: usize) -> BoxedStrategy<Array1<f64>> {
    let size = prop::sample::select(vec![1.0, 0.5, 0.25, 0.1, 0.01, 2.0]);
    vec(size, 0..=steps).prop_map(Array1::from_vec).boxed()
}

/// Runs of at most `size` steps from objectives in at most four dimensions.
fn run(size: usize) -> BoxedStrategy<Run> {
    let d = size.min(4);
    (with_points(objective(d), d), sizes(size), lambda())
        .prop_map(|((f, [x0]), eta, lambda)| Run { f, x0, eta, lambda })
        .boxed()
}

/// No step, one, several of sizes that differ; no dimension; no momentum.
fn simple_runs() -> Vec<Run> {
    [
        (array![1.0], array![0.5], 0.5),
        (array![8.0], array![0.5, 0.25, 0.5], 0.5),
        (array![8.0], array![0.5, 0.5], 0.0),
        (array![1.0, -2.0], array![], 0.5),
        (array![], array![0.5, 0.25], 0.5),
    ]
    .map(|(x0, eta, lambda)| Run { f: round(x0.len(), 1.0), x0, eta, lambda })
    .into()
}

/// The trajectory, of the shape that is due, and the gradient, which tells where it was evaluated.
fn descend(ask: &mut Ask<'_>, run: &Run) -> Result<(Handle<Array1<f64>>, Array2<f64>), Break> {
    let Run { f, x0, eta, lambda } = run;
    let gradient = f.give_gradient(ask);
    let arguments = (&gradient, x0, eta, *lambda);
    let trajectory: Array2<f64> = ask.call("descend_with_momentum", arguments)?;
    let shape = vec![eta.len() + 1, x0.len()];
    let why = format!("x₀ and a point for each of the {} steps, row by row", eta.len());
    same("the shape", trajectory.shape().to_vec(), shape, &why)?;
    same("the first row", trajectory.row(0).to_owned(), x0.clone(), "x₀")?;
    Ok((gradient, trajectory))
}

/// Where a run passes whose values and gradients are still far from the end of the range of `f64`.
fn near(x: ArrayView1<f64>) -> bool {
    x.iter().all(|x| x.abs() < 1e50)
}

/// How far rounding may take one velocity from what leads to it: the two terms, each rounded as often as a
/// sensible order of multiplying needs, the gradient given, and the points whose difference g is.
fn velocity_bound(
    f: &Objective,
    x: &Array1<f64>,
    next: &Array1<f64>,
    eta: f64,
    g: &Array1<f64>,
) -> Array1<f64> {
    let [x_size, next_size, g_size] = [x, next, g].map(|v| v.mapv(f64::abs));
    let slope = f.gradient(x).mapv(f64::abs);
    gamma(6) * (eta * slope + g_size + x_size + next_size) + 2.0 * eta * f.gradient_bound(x)
}

/// Requires xₜ = xₜ₋₁ − ηₜ ∇f(xₜ₋₁) + λ (xₜ₋₁ − xₜ₋₂) for every step.
fn every_step(ask: &mut Ask<'_>, run: &Run) -> Check {
    let Run { f, eta, lambda, .. } = run;
    let (_, trajectory) = descend(ask, run)?;
    let mut g = Array1::zeros(run.x0.len());
    for t in 1..=eta.len() {
        let (x, next) = (trajectory.row(t - 1).to_owned(), trajectory.row(t).to_owned());
        if !near(x.view()) {
            break;
        }
        let (slope, eta) = (f.gradient(&x), eta[t - 1]);
        let required = &x - &(eta * &slope) + *lambda * &g;
        let before = if t > 1 { trajectory.row(t - 2).to_owned() } else { x.clone() };
        let within = velocity_bound(f, &x, &next, eta, &g) + gamma(4) * before.mapv(f64::abs);
        let p = t - 1;
        let why = format!(
            "x_{p} − η_{t} ∇f(x_{p}) + λ g_{p} with x_{p} = {}, η_{t} = {}, ∇f(x_{p}) = {} and g_{p} = {}",
            shown(&x),
            number(eta),
            shown(&slope),
            shown(&g)
        );
        all_close(&format!("x_{t}"), &next, &required, &within, &why)?;
        g = &next - &x;
    }
    Ok(())
}

/// Requires xₜ − xₜ₋₁ = −Σₛ wₛ ∇f(xₛ₋₁) for every step, with the weights that the submission gives.
fn unrolled(ask: &mut Ask<'_>, run: &Run) -> Check {
    let Run { f, x0, eta, lambda } = run;
    let (_, trajectory) = descend(ask, run)?;
    let mut slopes: Vec<Array1<f64>> = Vec::new();
    let mut within = Array1::<f64>::zeros(x0.len());
    let mut g = Array1::zeros(x0.len());
    for t in 1..=eta.len() {
        let (x, next) = (trajectory.row(t - 1).to_owned(), trajectory.row(t).to_owned());
        if !near(x.view()) {
            break;
        }
        let weights: Array1<f64> =
            ask.call("gradient_weights", (eta.slice(s![..t]).to_owned(), *lambda))?;
        same("the number of weights", weights.len(), t, "one for each gradient so far")?;
        slopes.push(f.gradient(&x));
        let terms = || weights.iter().zip(&slopes).map(|(weight, slope)| *weight * slope);
        let required = terms().fold(Array1::zeros(x0.len()), |sum, term| sum - term);
        // What a velocity errs by fades like the velocity itself.
        within = *lambda * within + velocity_bound(f, &x, &next, eta[t - 1], &g);
        let sum = terms().fold(Array1::zeros(x0.len()), |sum, term| sum + term.mapv(f64::abs));
        let within = &within + &(gamma(3 * t + 4) * sum) + U * next.mapv(f64::abs);
        let answer = &next - &x;
        let why = format!("−Σₛ wₛ ∇f(xₛ₋₁) with the weights w = {}", shown(&weights));
        all_close(&format!("x_{t} − x_{}", t - 1), &answer, &required, &within, &why)?;
        g = answer;
    }
    Ok(())
}

/// A run of PyTorch, of which some points are known.
#[derive(Debug)]
struct Known {
    name: String,
    run: Run,
    /// Steps, and the points they lead to.
    points: Vec<(usize, Array1<f64>)>,
    /// How far rounding may take a run from another, after each step.
    within: Vec<Array1<f64>>,
}

/// Made by `tests/data/momentum.py`.
static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let runs: Value = serde_json::from_str(include_str!("../../../data/momentum.json"))
        .expect("the script writes JSON");
    runs.as_array().expect("a list of runs").iter().map(known).collect()
});

fn known(run: &Value) -> Known {
    let numbers = |list: &Value| -> Array1<f64> {
        list.as_array().expect("numbers").iter().filter_map(Value::as_f64).collect()
    };
    let name = run["name"].as_str().expect("a name");
    let valley = |spectrum, stationary, turned| {
        Objective::Quadratic(Quadratic::new(spectrum, stationary, &[turned], &[]))
    };
    let f = match name {
        "narrow valley" => valley(array![1.0, 64.0], array![0.0, 0.0], false),
        "turned valley" => valley(array![1.0, 10.0], array![0.5, 0.25], true),
        "rosenbrock" => Objective::Rosenbrock(2),
        "landscape" => Objective::Landscape,
        other => panic!("no objective called {other}"),
    };
    let points = run["points"].as_object().expect("points by step").iter();
    let mut points: Vec<(usize, Array1<f64>)> = points
        .map(|(step, point)| (step.parse().expect("a number of steps"), numbers(point)))
        .collect();
    points.sort_by_key(|(step, _)| *step);
    let (x0, eta) = (points[0].1.clone(), numbers(&run["eta"]));
    let lambda = run["momentum"].as_f64().expect("a number");
    let run = Run { f, x0, eta, lambda };
    let within = within(&run);
    Known { name: name.to_owned(), run, points, within }
}

/// How far rounding may take two ways of computing a run from each other, after each step, to first order.
fn within(run: &Run) -> Vec<Array1<f64>> {
    let Run { f, x0, eta, lambda } = run;
    let d = x0.len();
    let (mut x, mut g) = (x0.clone(), Array1::zeros(d));
    let bounds = run_bound(2 * d, eta.len(), |t, _| {
        let eta = eta[t];
        // Of x and g, one below the other, the Jacobian of the step.
        let mut jacobian = Array2::zeros((2 * d, 2 * d));
        let bend = -eta * f.hessian(&x);
        jacobian.slice_mut(s![..d, ..d]).assign(&(Array2::eye(d) + &bend));
        jacobian.slice_mut(s![d.., ..d]).assign(&bend);
        for rows in [s![..d, d..], s![d.., d..]] {
            jacobian.slice_mut(rows).assign(&(*lambda * Array2::<f64>::eye(d)));
        }
        let before = x.clone();
        g = -eta * f.gradient(&x) + *lambda * &g;
        x = &x + &g;
        // The arithmetic of either run, and the gradients of both.
        let off = 2.0 * velocity_bound(f, &before, &x, eta, &g) + eta * f.gradient_bound(&before);
        (jacobian, Array1::from_shape_fn(2 * d, |i| off[i % d]))
    });
    bounds.into_iter().map(|bound| bound.slice(s![..d]).to_owned()).collect()
}

/// Requires the points that PyTorch comes to, in a run cut off after `steps`.
fn like_pytorch(ask: &mut Ask<'_>, known: &Known, steps: usize) -> Check {
    let eta = known.run.eta.slice(s![..steps]).to_owned();
    let (_, trajectory) = descend(ask, &Run { eta, ..known.run.clone() })?;
    for (step, required) in known.points[1..].iter().take_while(|(step, _)| *step <= steps) {
        let answer = trajectory.row(*step).to_owned();
        let why = format!("where PyTorch comes to on the {}", known.name);
        all_close(&format!("x_{step}"), &answer, required, &known.within[step - 1], &why)?;
    }
    Ok(())
}

/// Narrow valleys: the condition number κ, a start off both axes, and whether the axes are turned.
type Valley = (f64, [f64; 2], bool);

/// Requires a run with the best η and λ to come closer to the minimum of a narrow valley than plain descent with its
/// best η.
///
/// With eigenvalues 1 and κ, √λ = (√κ − 1) / (√κ + 1) and η = (1 + √λ)² / κ, both parts of the error after n steps are
/// (1 + n (1 ∓ √λ)) (±√λ)ⁿ times those of the start. Plain descent with η = 2 / (1 + κ) multiplies them by
/// ±(κ − 1) / (κ + 1) a step (B. Polyak, 1964).
fn faster(ask: &mut Ask<'_>, &(kappa, start, turned): &Valley) -> Check {
    let root = (kappa.sqrt() - 1.0) / (kappa.sqrt() + 1.0);
    let plain = (kappa - 1.0) / (kappa + 1.0);
    // After so many steps momentum is ahead by a factor of 4, by the theory.
    let ahead = |n: i32| 4.0 * (1.0 + f64::from(n) * (1.0 + root)) * root.powi(n) <= plain.powi(n);
    let steps = (1..1000).find(|&n| ahead(n)).expect("powers of a smaller number win");
    let f = Quadratic::new(array![1.0, kappa], Array1::zeros(2), &[turned], &[]);
    let x0 = Array1::from_iter(start);
    let left = plain.powi(steps) * norm(&x0);
    let run = Run {
        f: Objective::Quadratic(f),
        x0,
        eta: Array1::from_elem(steps.unsigned_abs() as usize, (1.0 + root).powi(2) / kappa),
        lambda: root * root,
    };
    let (_, trajectory) = descend(ask, &run)?;
    let distance = norm(&trajectory.row(run.eta.len()));
    holds(
        distance < left / 2.0,
        &format!("‖x_{steps} − x*‖ = {}", number(distance)),
        &format!("less than {}", number(left / 2.0)),
        &format!("half of what plain descent leaves with its best step size, for κ = {kappa}"),
    )
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("velocity", "gₜ = −ηₜ ∇f(xₜ₋₁) + λ gₜ₋₁, for one gradient")
                .points(2)
                .cases(5, |size| (with_points(objective(size), size), 0..=4_i32, lambda()))
                .edges([
                    ((round(1, 1.0), [array![3.0], array![1.0]]), 2, 0.5),
                    ((round(2, 1.0), [array![3.0, -0.0], array![1.0, 0.0]]), 0, 0.0),
                    ((round(0, 1.0), [array![], array![]]), 1, 0.5),
                    ((round(2, 1e200), [array![1.0, -2.0], array![1e200, 1e-200]]), 1, 0.25),
                    ((round(2, 1e-200), [array![1.0, -2.0], array![-1e-200, 1e-200]]), 4, 0.5),
                ])
                .check(|ask, ((f, [x, previous]), quarters, lambda)| {
                    let (gradient, g) = (f.give_gradient(ask), f.gradient(x));
                    let eta = f64::from(*quarters) / 4.0;
                    let answer: Array1<f64> =
                        ask.call("velocity", (&gradient, x, previous, eta, *lambda))?;
                    let size = eta * g.mapv(f64::abs) + *lambda * previous.mapv(f64::abs);
                    let within = gamma(4) * size + 2.0 * eta * f.gradient_bound(x);
                    let required = -eta * &g + *lambda * previous;
                    let why = format!("−η ∇f(x) + λ g with ∇f(x) = {}", shown(&g));
                    all_close("the velocity", &answer, &required, &within, &why)?;
                    gradient.evaluated(1..=1, "one velocity, one gradient")?;
                    same("the point", gradient.points().swap_remove(0), x.clone(), "it is due at x")
                }),
            law("every step", "xₜ = xₜ₋₁ + gₜ with gₜ = −ηₜ ∇f(xₜ₋₁) + λ gₜ₋₁ and g₀ = 0")
                .points(3)
                .cases(7, run)
                .edges(simple_runs())
                .check(every_step),
            law("plain descent", "xₜ = xₜ₋₁ − ηₜ ∇f(xₜ₋₁) where λ = 0")
                .cases(6, |size| run(size).prop_map(|run| Run { lambda: 0.0, ..run }))
                .check(every_step),
            law("one gradient a step", "the gradient is evaluated once for each step, at the point it starts from")
                .points(2)
                .cases(6, run)
                .edges(simple_runs())
                .check(|ask, run| {
                    let (gradient, trajectory) = descend(ask, run)?;
                    let steps = run.eta.len();
                    gradient.evaluated(steps..=steps, "one gradient for each step")?;
                    for (t, point) in gradient.points().into_iter().enumerate() {
                        let x = trajectory.row(t).to_owned();
                        if x.iter().all(|x| x.is_finite()) {
                            let why = format!("step {} starts from x_{t}", t + 1);
                            same("the point of evaluation", point, x, &why)?;
                        }
                    }
                    Ok(())
                }),
            law("weights", "wₛ = ηₛ λᵗ⁻ˢ for s = 1, …, t")
                .points(2)
                .cases(40, |size| (sizes(size), lambda()))
                .edges([
                    (array![], 0.5),
                    (array![0.5], 0.0),
                    (array![0.5, 0.25], 0.0),
                    (array![1.0, 1.0, 1.0], 0.5),
                    (array![1.0, 0.5, 0.25], 0.5),
                    (array![1e200, 1e-200, 1e200], 0.5),
                ])
                .check(|ask, (eta, lambda)| {
                    let t = eta.len();
                    let weights: Array1<f64> = ask.call("gradient_weights", (eta, *lambda))?;
                    let age = |s: usize| i32::try_from(t - 1 - s).expect("few steps");
                    let required =
                        Array1::from_shape_fn(t, |s| eta[s] * lambda.powi(age(s)));
                    // As many roundings as factors, here and there.
                    let within = gamma(2 * t + 4) * &required;
                    all_close("w", &weights, &required, &within, "wₛ = ηₛ λᵗ⁻ˢ, the oldest first")
                }),
            law("unrolled", "xₜ − xₜ₋₁ = −Σₛ wₛ ∇f(xₛ₋₁): the weights make the velocity out of all gradients so far")
                .points(2)
                .cases(6, run)
                .edges(simple_runs())
                .check(unrolled),
            law("faster in a valley", "with its best η and λ momentum comes closer than plain descent with its best η")
                .cases(4, |_| {
                    let coordinate = || (1..=16_i32).prop_map(|eighths| f64::from(eighths) / 8.0);
                    let kappa = prop::sample::select(vec![25.0, 100.0, 49.0]);
                    (kappa, [coordinate(), coordinate()], any::<bool>())
                })
                .check(faster),
            law("PyTorch", "the points of its SGD with momentum, asked for this recursion, over 233 steps")
                .points(2)
                .cases(10, |size| {
                    let steps = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89][size];
                    (0..KNOWN.len(), Just(steps))
                })
                .edges([(0, 233), (1, 233), (2, 233), (3, 233)])
                .check(|ask, &(index, steps)| like_pytorch(ask, &KNOWN[index], steps)),
        ],
        mistakes: mistakes(),
    }
}
