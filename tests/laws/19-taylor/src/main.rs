//! Exercise 19: Taylor's first order (section 3.3.2).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, Array2, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, close, holds, none, same, some};
use grader::exam::{Exam, serve};
use grader::generate::{matrix_from, number, unequal, vector, vectors};
use grader::given::Handle;
use grader::law::law;
use grader::objective::{Objective, objective, quadratic, sines, with_points};
use grader::rounding::{dot, gamma, sum};
use grader::show::{self, shown};

fn main() -> ExitCode {
    serve(exam())
}

/// A function of one number: how it is written, its value and its slope.
type Curve = (&'static str, fn(f64) -> f64, fn(f64) -> f64);

const CURVES: [Curve; 5] = [
    ("x²", |x| x * x, |x| 2.0 * x),
    ("x³ − x", |x| x * x * x - x, |x| 3.0 * x * x - 1.0),
    ("sin x", f64::sin, f64::cos),
    ("1e200 x²", |x| 1e200 * x * x, |x| 2e200 * x),
    ("1e-200 x³", |x| 1e-200 * x * x * x, |x| 3e-200 * x * x),
];

/// Any order of f(x₀) + ⟨g, x − x₀⟩ errs by γ of d and a few, also where ⟨g, x⟩ and ⟨g, x₀⟩ are taken apart.
fn model_bound(value: f64, g: &Array1<f64>, x0: &Array1<f64>, x: &Array1<f64>) -> f64 {
    let reach = g.iter().zip(x0).zip(x).map(|((g, x0), x)| g.abs() * (x0.abs() + x.abs()));
    gamma(g.len() + 6) * (value.abs() + reach.sum::<f64>()) + g.len() as f64 * f64::from_bits(4)
}

/// f(x₀) + ⟨g, x − x₀⟩ as if in twice the precision.
fn model(value: f64, g: &Array1<f64>, x0: &Array1<f64>, x: &Array1<f64>) -> f64 {
    let backwards = x0.mapv(|x0| -x0);
    sum(&[value, dot(g, x), dot(g, &backwards)])
}

/// Requires one evaluation, at x₀.
fn once_at(handle: &Handle<Array1<f64>>, name: &str, x0: &Array1<f64>) -> Check {
    handle.evaluated(1..=1, "once, at x₀")?;
    let what = format!("{name} is evaluated at x");
    same(&what, handle.points().swap_remove(0), x0.clone(), "x₀ is where f is known")
}

/// An answer, and the two functions that were given: f and its derivative.
type Asked<T> = Result<(T, [Handle<Array1<f64>>; 2]), Break>;

/// The linear model of f around x₀, as the submission has it.
fn asked(ask: &mut Ask<'_>, f: &Objective, x0: &Array1<f64>, x: &Array1<f64>) -> Asked<f64> {
    let given = [f.give(ask), f.give_gradient(ask)];
    let answer = ask.call("linear_model", (&given[0], &given[1], x0, x))?;
    Ok((some(answer, "x and x₀ have the same length")?, given))
}

/// So many functions of d variables.
fn outputs(o: usize, d: usize) -> BoxedStrategy<Vec<Objective>> {
    let coefficient = || (-4..=4_i32).prop_map(|c| f64::from(c) / 2.0).boxed();
    let polynomial = matrix_from(coefficient(), d, 4).prop_map(Objective::Separable);
    let wave =
        matrix_from(coefficient(), 1, d).prop_map(|waves| Objective::Sines(array![1.0], waves));
    vec(prop_oneof![polynomial, wave], o).boxed()
}

/// A function ℝᵈ → ℝᵒ, a point x₀ and another, x.
fn vector_case(size: usize) -> BoxedStrategy<(Vec<Objective>, [Array1<f64>; 2])> {
    (0..=size, 0..=size, any::<bool>())
        .prop_flat_map(|(o, d, square)| {
            let o = if square { d } else { o };
            let points =
                vec(prop::array::uniform((-16..=16_i32).prop_map(|x| f64::from(x) / 8.0)), d);
            (outputs(o, d), points).prop_map(|(f, points): (_, Vec<[f64; 2]>)| {
                (f, [0, 1].map(|k| points.iter().map(|point| point[k]).collect()))
            })
        })
        .boxed()
}

/// Gives the function of these outputs, and its Jacobian.
fn give_outputs(ask: &mut Ask<'_>, f: &[Objective], d: usize) -> [Handle<Array1<f64>>; 2] {
    let formulas: Vec<String> = f.iter().map(Objective::formula).collect();
    let formula = format!("f(x) = ({})", formulas.join(", "));
    let (values, slopes) = (f.to_vec(), f.to_vec());
    let definition = format!("jacobian(x) = ∂f(x)/∂x, where {formula}");
    [
        ask.give(formula, move |x: Array1<f64>| -> Array1<f64> {
            values.iter().map(|f| f.value(&x)).collect()
        }),
        ask.give(definition, move |x: Array1<f64>| jacobian(&slopes, d, &x)),
    ]
}

fn jacobian(f: &[Objective], d: usize, x: &Array1<f64>) -> Array2<f64> {
    assert_eq!(x.len(), d, "f takes vectors of its dimension");
    let gradients: Vec<Array1<f64>> = f.iter().map(|f| f.gradient(x)).collect();
    Array2::from_shape_fn((f.len(), d), |(i, j)| gradients[i][j])
}

/// `model_errors` as the submission has it.
fn errors(
    ask: &mut Ask<'_>,
    f: &Objective,
    [x0, v]: [&Array1<f64>; 2],
    steps: &Array1<f64>,
) -> Asked<Array1<f64>> {
    let given = [f.give(ask), f.give_gradient(ask)];
    let answer = ask.call("model_errors", (&given[0], &given[1], x0, v, steps))?;
    let answer: Array1<f64> = some(answer, "v and x₀ have the same length")?;
    same("number of errors", answer.len(), steps.len(), "one for each step")?;
    Ok((answer, given))
}

/// How far rounding may take each error: f at two places, the model, and the place x₀ + t v itself.
fn error_bound(f: &Objective, x0: &Array1<f64>, v: &Array1<f64>, t: f64) -> f64 {
    let (there, g) = (x0 + t * v, f.gradient(x0));
    let moved: f64 = (0..x0.len())
        .map(|i| {
            let slope = f.gradient(&there)[i].abs();
            slope * gamma(4) * (x0[i].abs() + (t * v[i]).abs())
        })
        .sum();
    let value = f.value(x0);
    let model = model_bound(value.abs() + f.value(&there).abs(), &g, x0, &there);
    let off: f64 = f.gradient_bound(x0).iter().zip(v).map(|(off, v)| off * (t * v).abs()).sum();
    2.0 * (f.value_bound(x0) + f.value_bound(&there)) + moved + 2.0 * model + off
}

/// An objective, x₀ and a direction; its steps are powers of two.
fn along(objectives: fn(usize) -> BoxedStrategy<Objective>, size: usize) -> BoxedStrategy<Along> {
    let steps = vec((-10..=1_i32).prop_map(|k| f64::from(k).exp2()), 0..=4);
    (with_points::<2>(objectives(size), size), steps)
        .prop_map(|((f, [x0, v]), steps)| (f, x0, v, Array1::from_vec(steps)))
        .boxed()
}

type Along = (Objective, Array1<f64>, Array1<f64>, Array1<f64>);

/// x², and one of which neither the value nor the slope at x₀ is that at x.
fn parabola() -> Objective {
    Objective::Separable(array![[0.0, 1.0, 0.0, 0.0]])
}

fn bent() -> Objective {
    Objective::Separable(array![[1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 0.0]])
}

fn exam() -> Exam {
    let points = || [array![1.0, 2.0], array![2.0, 4.0]];
    Exam {
        laws: vec![
            law("tangent", "f̃(x) = f(x₀) + f'(x₀) (x − x₀), from one evaluation each of f and f'")
                .points(3)
                .cases(6, |size| (prop::sample::select(CURVES.to_vec()), number(), vector(size)))
                .edges([
                    (CURVES[0], 3.0, array![4.0]),
                    (CURVES[0], 3.0, array![]),
                    (CURVES[1], 2.0, array![2.0, 0.0, -1.0]),
                ])
                .check(|ask, (curve, x0, x)| {
                    let &(written, value, slope) = curve;
                    let f = ask.give(format!("f(x) = {written}"), value);
                    let derivative =
                        ask.give(format!("derivative(x) = f'(x), where f(x) = {written}"), slope);
                    let answer: Array1<f64> = ask.call("tangent", (&f, &derivative, *x0, x))?;
                    let at = array![*x0];
                    let known = (value(*x0), array![slope(*x0)]);
                    let required = x.mapv(|x| model(known.0, &known.1, &at, &array![x]));
                    let within = x.mapv(|x| model_bound(known.0, &known.1, &at, &array![x]));
                    let why = format!(
                        "f(x₀) = {} and f'(x₀) = {}",
                        show::number(known.0),
                        show::number(known.1[0])
                    );
                    all_close("f̃(x)", &answer, &required, &within, &why)?;
                    for (name, handle) in [("f", &f), ("f'", &derivative)] {
                        if x.is_empty() && handle.points().is_empty() {
                            continue;
                        }
                        handle.evaluated(1..=1, "once, at x₀")?;
                        let what = format!("{name} is evaluated at x");
                        same(&what, handle.points()[0], *x0, "x₀ is where f is known")?;
                    }
                    Ok(())
                }),
            law("linear model", "f̃(x) = f(x₀) + ⟨∇f(x₀), x − x₀⟩, one evaluation each of f and ∇f")
                .points(3)
                .cases(4, |size| with_points::<2>(objective(size), size))
                .edges([
                    (parabola(), [array![3.0], array![4.0]]),
                    (bent(), points()),
                    (bent(), [array![1.0, 2.0], array![1.0, 2.0]]),
                ])
                .check(|ask, (f, [x0, x])| {
                    let (answer, [value, gradient]) = asked(ask, f, x0, x)?;
                    let (known, g) = (f.value(x0), f.gradient(x0));
                    let why = format!("f(x₀) = {} and ∇f(x₀) = {}", show::number(known), shown(&g));
                    let within = model_bound(known, &g, x0, x);
                    close("f̃(x)", answer, model(known, &g, x0, x), within, &why)?;
                    once_at(&value, "f", x0)?;
                    once_at(&gradient, "∇f", x0)
                }),
            law("vector model", "f̃(x) = f(x₀) + J(x₀) (x − x₀), one evaluation each of f and J")
                .points(3)
                .cases(4, vector_case)
                .edges([
                    (
                        vec![
                            bent(),
                            Objective::Separable(array![
                                [0.0, 0.0, 1.0, 0.0],
                                [2.0, 0.0, 0.0, 0.0]
                            ]),
                        ],
                        points(),
                    ),
                    (vec![bent()], points()),
                    (vec![], points()),
                    (vec![parabola(), parabola()], [array![3.0], array![4.0]]),
                ])
                .check(|ask, (f, [x0, x])| {
                    let given = give_outputs(ask, f, x0.len());
                    let answer = ask.call("vector_model", (&given[0], &given[1], x0, x))?;
                    let answer: Array1<f64> = some(answer, "x and x₀ have the same length")?;
                    let of = |compute: fn(f64, &Array1<f64>, &Array1<f64>, &Array1<f64>) -> f64| {
                        let each = f.iter().map(|f| compute(f.value(x0), &f.gradient(x0), x0, x));
                        each.collect::<Array1<f64>>()
                    };
                    let why = format!("J(x₀) = {}", shown(jacobian(f, x0.len(), x0)));
                    all_close("f̃(x)", &answer, &of(model), &of(model_bound), &why)?;
                    once_at(&given[0], "f", x0)?;
                    once_at(&given[1], "J", x0)
                }),
            law("components", "component i of the model of f is the model of fᵢ")
                .cases(3, |size| vector_case(size.max(1)))
                .edges([(vec![parabola(), bent()].split_off(1), points())])
                .check(|ask, (f, [x0, x])| {
                    let given = give_outputs(ask, f, x0.len());
                    let whole = ask.call("vector_model", (&given[0], &given[1], x0, x))?;
                    let whole: Array1<f64> = some(whole, "x and x₀ have the same length")?;
                    same("length of f̃(x)", whole.len(), f.len(), "as many as f has outputs")?;
                    let Some((f, whole)) = f.last().zip(whole.last()) else { return Ok(()) };
                    let (alone, _) = asked(ask, f, x0, x)?;
                    let within = 2.0 * model_bound(f.value(x0), &f.gradient(x0), x0, x);
                    close(
                        "the model of the last fᵢ",
                        alone,
                        *whole,
                        within,
                        "component i of the whole",
                    )
                }),
            law("affine", "of f(x) = ⟨a, x⟩ + b the model is f itself, everywhere")
                .points(2)
                .cases(6, |size| {
                    let scale = prop::sample::select(vec![1.0, 1.0, 1e200, 1e-200]);
                    (scale, number(), vectors::<3>(size))
                        .prop_map(|(scale, b, [a, x0, x])| (scale * a, scale * b, [x0, x]))
                })
                .edges([(array![2.0], 1.0, [array![3.0], array![5.0]])])
                .check(|ask, (a, b, [x0, x])| {
                    let (slope, shift) = (a.clone(), *b);
                    let written =
                        format!("f(x) = ⟨a, x⟩ + {} with a = {}", show::number(*b), shown(a));
                    let gradient = ask.give(format!("gradient(x) = a, where {written}"), {
                        let a = a.clone();
                        move |_: Array1<f64>| a.clone()
                    });
                    let f = ask.give(written, move |x: Array1<f64>| dot(&slope, &x) + shift);
                    let answer = ask.call("linear_model", (&f, &gradient, x0, x))?;
                    let answer = some(answer, "x and x₀ have the same length")?;
                    let size = b.abs() + dot(&a.mapv(f64::abs), &x0.mapv(f64::abs));
                    let within = 2.0 * model_bound(size, a, x0, x);
                    close("f̃(x)", answer, dot(a, x) + b, within, "f(x): f is its own model")
                }),
            law("straight", "f̃(x₀ + s) + f̃(x₀ − s) = 2 f(x₀)")
                .cases(4, |size| with_points::<2>(objective(size), size))
                .edges([(parabola(), [array![3.0], array![1.0]]), (bent(), points())])
                .check(|ask, (f, [x0, s])| {
                    let (there, _) = asked(ask, f, x0, &(x0 + s))?;
                    let (back, _) = asked(ask, f, x0, &(x0 - s))?;
                    let (known, g) = (f.value(x0), f.gradient(x0));
                    let within = model_bound(known, &g, x0, &(x0 + s))
                        + model_bound(known, &g, x0, &(x0 - s));
                    let why = "2 f(x₀): the model goes down on one side as it goes up on the other";
                    close("f̃(x₀ + s) + f̃(x₀ − s)", there + back, 2.0 * known, 2.0 * within, why)
                }),
            law("errors", "|f(x₀ + t v) − f(x₀) − t ⟨∇f(x₀), v⟩|, for each t")
                .points(3)
                .cases(4, |size| along(objective, size))
                .edges([
                    (parabola(), array![3.0], array![1.0], array![1.0, 0.5]),
                    (
                        Objective::Separable(array![[0.0, -1.0, 0.0, 0.0]]),
                        array![3.0],
                        array![1.0],
                        array![2.0],
                    ),
                    (bent(), array![1.0, 2.0], array![1.0, -1.0], array![]),
                    (bent(), array![1.0, 2.0], array![1.0, -1.0], array![0.0, 1.0]),
                ])
                .check(|ask, (f, x0, v, steps)| {
                    let (answer, [value, gradient]) = errors(ask, f, [x0, v], steps)?;
                    let slope = dot(&f.gradient(x0), v);
                    let required = steps.mapv(|t| {
                        let risen = f.value(&(x0 + t * v)) - f.value(x0);
                        (risen - t * slope).abs()
                    });
                    let within = steps.mapv(|t| error_bound(f, x0, v, t));
                    let why = format!("⟨∇f(x₀), v⟩ = {}", show::number(slope));
                    all_close("errors", &answer, &required, &within, &why)?;
                    let n = steps.len();
                    value.evaluated(n..=n + 1, "once at each x₀ + t v, and once at x₀")?;
                    gradient.evaluated(0..=1, "x₀ is the same for all steps")
                }),
            law(
                "second order",
                "|f(x₀ + t v) − f̃(x₀ + t v)| ≤ ½ L t² ‖v‖², L the most that f is curved",
            )
            .points(2)
            .cases(4, |size| {
                let curved = |size| prop_oneof![quadratic(size), sines(size)].boxed();
                along(curved, size)
            })
            .edges([(Objective::Landscape, array![1.0, 2.0], array![1.0, 0.0], array![1.0, 0.125])])
            .check(|ask, (f, x0, v, steps)| {
                let (answer, _) = errors(ask, f, [x0, v], steps)?;
                let [least, most] = f.curvature().expect("f is of a kind whose curvature is known");
                let largest = least.abs().max(most.abs());
                for (error, t) in answer.iter().zip(steps) {
                    let bound = largest / 2.0 * t * t * dot(v, v);
                    holds(
                        *error <= bound + error_bound(f, x0, v, *t),
                        &format!(
                            "an error of {} for t = {}",
                            show::number(*error),
                            show::number(*t)
                        ),
                        &format!("at most {}", show::number(bound)),
                        &format!("½ L t² ‖v‖² with L = {}", show::number(largest)),
                    )?;
                }
                Ok(())
            }),
            law("half the step", "of a quadratic, half the step leaves a quarter of the error")
                .cases(4, |size| with_points::<2>(quadratic(size), size))
                .edges([(parabola(), [array![3.0], array![1.0]])])
                .check(|ask, (f, [x0, v])| {
                    let steps = array![1.0, 0.5, 0.25];
                    let (answer, _) = errors(ask, f, [x0, v], &steps)?;
                    for k in 1..steps.len() {
                        let required = answer[k - 1] / 4.0;
                        let within =
                            error_bound(f, x0, v, steps[k]) + error_bound(f, x0, v, steps[k - 1]);
                        let what = format!("the error at t = {}", steps[k]);
                        let why = format!("a quarter of that at t = {}", steps[k - 1]);
                        close(&what, answer[k], required, within, &why)?;
                    }
                    Ok(())
                }),
            law("same space", "x ~ (d) and x₀ ~ (e) with d ≠ e have no model")
                .cases(6, unequal)
                .edges([[array![5.0], array![1.0, 2.0]], [array![1.0, 2.0], array![5.0]]])
                .check(|ask, [x0, x]| {
                    let f = Objective::Separable(Array2::ones((x0.len(), 4)));
                    let why = "x and x₀ differ in length";
                    let (value, gradient) = (f.give(ask), f.give_gradient(ask));
                    let answer: Option<f64> =
                        ask.call("linear_model", (&value, &gradient, x0, x))?;
                    none(answer, why)?;
                    let [value, slopes] = give_outputs(ask, std::slice::from_ref(&f), x0.len());
                    let answer: Option<Array1<f64>> =
                        ask.call("vector_model", (&value, &slopes, x0, x))?;
                    none(answer, why)?;
                    let given = (f.give(ask), f.give_gradient(ask));
                    let answer: Option<Array1<f64>> =
                        ask.call("model_errors", (&given.0, &given.1, x0, x, &array![1.0]))?;
                    none(answer, "v and x₀ differ in length")
                }),
        ],
        mistakes: mistakes::known(),
    }
}
