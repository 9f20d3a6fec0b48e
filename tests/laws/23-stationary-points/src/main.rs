//! Exercise 23: stationary points (section 4.2.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, Array2, array};
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, close, holds, none, same, some};
use grader::exam::{Exam, serve};
use grader::generate::matrix;
use grader::given::Handle;
use grader::law::{Law, law};
use grader::objective::{Objective, objective, quadratic, round, with_points};
use grader::rounding::{U, norm};
use grader::show::shown;
use grader::spectrum::{Known, eigenvalues, known, largest};

fn main() -> ExitCode {
    serve(Exam { laws: laws(), mistakes: mistakes::mistakes() })
}

const POSITIVE: &[f64] = &[1.0, 2.0, 0.5, 10.0, 1e-5];
const NEGATIVE: &[f64] = &[-1.0, -2.0, -0.5, -10.0, -1e-5];
const BOTH: &[f64] = &[1.0, -1.0, 2.0, -3.0, 0.5, -10.0, 1e-5, -1e-5];

/// Spectra of one sign as often as of both.
fn any_sign(size: usize) -> BoxedStrategy<Known> {
    prop_oneof![known(size, POSITIVE), known(size, NEGATIVE), known(size, BOTH)].boxed()
}

/// The kind by the definition.
fn kind(eigenvalues: &Array1<f64>) -> &'static str {
    let zero = 1e-9 * largest(eigenvalues);
    let up = eigenvalues.iter().filter(|lambda| **lambda > zero).count();
    let down = eigenvalues.iter().filter(|lambda| **lambda < -zero).count();
    match (up, down) {
        (up, _) if up == eigenvalues.len() => "minimum",
        (_, down) if down == eigenvalues.len() => "maximum",
        (1.., 1..) => "saddle",
        _ => "degenerate",
    }
}

/// Asks for the kind of a Hessian with these eigenvalues.
fn classified(ask: &mut Ask<'_>, hessian: &Array2<f64>, eigenvalues: &Array1<f64>) -> Check {
    let answer: Option<String> = ask.call("classify", (hessian,))?;
    let answer = some(answer, "the Hessian is square, not empty and finite")?;
    let why = format!("its eigenvalues are {}", shown(eigenvalues));
    same("the kind", answer, kind(eigenvalues).into(), &why)
}

/// An objective, a point, and how large the tolerance is, in norms of the gradient there.
type Place = (Objective, [Array1<f64>; 1], f64);

/// Points of an objective; every other one the stationary point, where it is known.
fn place(size: usize) -> BoxedStrategy<Place> {
    let share = prop::sample::select(vec![0.5, 0.999_999, 1.000_001, 2.0]);
    let objectives = prop_oneof![objective(size), quadratic(size)].boxed();
    (with_points::<1>(objectives, size), share, any::<bool>())
        .prop_map(|((f, [x]), share, exactly)| {
            let x = match &f {
                Objective::Quadratic(quadratic) if exactly => quadratic.stationary.clone(),
                _ => x,
            };
            (f, [x], share)
        })
        .boxed()
}

fn give_hessian(ask: &mut Ask<'_>, f: &Objective) -> Handle<Array1<f64>> {
    let definition = format!("hessian(x) = ∇²f(x), where f(x) = {}", f.formula());
    let f = f.clone();
    ask.give(definition, move |x: Array1<f64>| f.hessian(&x))
}

/// Requires that a function has been evaluated once, at x.
fn once_at(handle: &Handle<Array1<f64>>, x: &Array1<f64>, what: &str) -> Check {
    handle.evaluated(1..=1, &format!("{what} at x is all it takes"))?;
    let points = handle.points();
    let why = format!("{what} is asked for at x");
    holds(
        points[0] == x,
        &format!("evaluated at {}", shown(&points[0])),
        &format!("at {}", shown(x)),
        &why,
    )
}

/// Whether x counts as stationary, and why.
fn is_stationary(f: &Objective, x: &Array1<f64>, share: f64) -> (f64, bool, String) {
    let slope = norm(&f.gradient(x));
    let tolerance = share * slope;
    (tolerance, slope == 0.0 || share > 1.0, format!("‖∇f(x)‖ = {}", shown(slope)))
}

fn laws() -> Vec<Law> {
    vec![
        law("stationary", "x is stationary where ‖∇f(x)‖ ≤ tolerance, told by one gradient")
            .points(3)
            .cases(5, place)
            // Slopes whose squares underflow and overflow.
            .edges([(1e-200, 0.5), (1e200, 2.0), (1e-200, 2.0), (1e200, 0.5)].map(|(scale, share)| (round(1, scale), [array![1.0]], share)))
            .check(|ask, (f, [x], share)| {
                let gradient = f.give_gradient(ask);
                let (tolerance, required, why) = is_stationary(f, x, *share);
                let answer: bool = ask.call("is_stationary", (&gradient, x, tolerance))?;
                same("stationary", answer, required, &why)?;
                once_at(&gradient, x, "the gradient")
            }),
        law("no slope", "where the gradient is NaN, x is not stationary")
            .cases(3, |size| (1..=size.max(1), 0..=size))
            .edges([(1, 0)])
            .check(|ask, &(d, place)| {
                let slope = Array1::from_shape_fn(d, |i| if i == place.min(d - 1) { f64::NAN } else { 0.0 });
                let gradient = {
                    let definition = format!("gradient(x) = {}", shown(&slope));
                    ask.give(definition, move |_: Array1<f64>| slope.clone())
                };
                let answer: bool = ask.call("is_stationary", (&gradient, &Array1::<f64>::zeros(d), 1.0))?;
                same("stationary", answer, false, "NaN is at most nothing")
            }),
        law("spectrum", "the eigenvalues of H = Q diag(λ) Qᵀ are the λ, in ascending order")
            .points(2)
            .cases(5, any_sign)
            .edges([array![2.0], array![1.0, -1.0], array![3.0, 3.0], array![0.0, 0.0]].map(Known::plain))
            .check(|ask, known| {
                let answer: Option<Array1<f64>> = ask.call("eigenvalues", (&known.matrix(),))?;
                let answer = some(answer, "the Hessian is square, not empty and finite")?;
                let mut required = known.eigenvalues.to_vec();
                required.sort_by(f64::total_cmp);
                let within = Array1::from_elem(required.len(), known.bound());
                let why = "the λ of which H was made";
                all_close("the eigenvalues", &answer, &Array1::from_vec(required), &within, why)
            }),
        law("kinds", "all λ > 0: minimum; all λ < 0: maximum; both signs: saddle")
            .points(3)
            .cases(6, any_sign)
            .edges(
                [array![1.0], array![-1.0], array![1.0, -1.0], array![1.0, 1.0, 1.0], array![-1.0, -1.0, 1.0], array![-1.0, -1.0]]
                    .map(Known::plain),
            )
            .check(|ask, known| classified(ask, &known.matrix(), &known.eigenvalues)),
        law("flat directions", "zero and positive, or zero and negative: degenerate; a saddle stays one")
            .points(2)
            .cases(5, quadratic)
            .edges(
                [
                    array![0.0],
                    array![0.0, 0.0],
                    array![1.0, 0.0],
                    array![-1.0, 0.0],
                    array![1.0, 0.0, -1.0],
                    array![1.0, 1e-12],
                    array![1e-300, 1e-300],
                ]
                .map(|spectrum| {
                    let d = spectrum.len();
                    Objective::Quadratic(grader::objective::Quadratic::new(spectrum, Array1::zeros(d), &[true], &[]))
                }),
            )
            .check(|ask, f| {
                let Objective::Quadratic(quadratic) = f else { return Ok(()) };
                if quadratic.spectrum.is_empty() {
                    return Ok(());
                }
                classified(ask, &quadratic.a, &quadratic.spectrum)
            }),
        law("change of variables", "Q H Qᵀ has the kind of H, for every orthogonal Q")
            .points(2)
            .cases(6, any_sign)
            .check(|ask, known| {
                let plain: Option<String> =
                    ask.call("classify", (&Array2::from_diag(&known.eigenvalues),))?;
                let turned: Option<String> = ask.call("classify", (&known.matrix(),))?;
                let why = "the same function in other coordinates has the same kind of point";
                same("the kind of Q H Qᵀ", turned, plain, why)
            }),
        law("upside down", "−f has a maximum where f has a minimum, and its saddles and degenerate points are those of f")
            .cases(5, any_sign)
            .check(|ask, known| {
                let hessian = known.matrix();
                let upright: Option<String> = ask.call("classify", (&hessian,))?;
                let mirrored: Option<String> = ask.call("classify", (&-hessian,))?;
                let required = upright.map(|kind| {
                    match &*kind {
                        "minimum" => "maximum",
                        "maximum" => "minimum",
                        other => other,
                    }
                    .to_owned()
                });
                same("the kind of −H", mirrored, required, "−H has the eigenvalues −λ")
            }),
        law("no spectrum", "a matrix that is not square, is empty or not finite has no kind")
            .cases(3, |size| {
                let bad = prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]);
                let broken = (1..=size.max(1), bad, 0..64_usize).prop_map(|(d, bad, place)| {
                    let mut hessian = Array2::eye(d);
                    let (i, j) = (place / d % d, place % d);
                    (hessian[[i, j]], hessian[[j, i]]) = (bad, bad);
                    hessian
                });
                prop_oneof![
                    matrix(size).prop_filter("not square", |m| m.is_empty() || !m.is_square()),
                    broken
                ]
            })
            .edges([Array2::zeros((0, 0)), array![[1.0, 2.0]], array![[1.0], [2.0]], array![[f64::NAN]]])
            .check(|ask, hessian| {
                let why = "it has no eigenvalues";
                none(ask.call::<Option<Array1<f64>>>("eigenvalues", (hessian,))?, why)?;
                none(ask.call::<Option<String>>("classify", (hessian,))?, why)?;
                none(ask.call::<Option<Array1<f64>>>("escape_direction", (hessian,))?, why)
            }),
        law("kind of a point", "a stationary point has the kind of its Hessian, any other none")
            .points(3)
            .cases(4, place)
            .check(|ask, (f, [x], share)| {
                let (gradient, hessian) = (f.give_gradient(ask), give_hessian(ask, f));
                let (tolerance, stationary, why) = is_stationary(f, x, *share);
                let answer: Option<String> =
                    ask.call("kind_of_point", (&gradient, &hessian, x, tolerance))?;
                once_at(&gradient, x, "the gradient")?;
                if !stationary {
                    hessian.evaluated(0..=0, "x is not stationary: its Hessian decides nothing")?;
                    return none(answer, &format!("{why} is more than the tolerance"));
                }
                once_at(&hessian, x, "the Hessian")?;
                let Some(eigenvalues) = eigenvalues(&f.hessian(x)) else {
                    return none(answer, "without variables there are no eigenvalues");
                };
                let most = largest(&eigenvalues);
                // So near to what counts as zero, rounding decides.
                if eigenvalues.iter().any(|lambda| (1e-10..=1e-8).contains(&(lambda.abs() / most))) {
                    return Ok(());
                }
                let answer = some(answer, "x is stationary")?;
                let why = format!("the eigenvalues of its Hessian are {}", shown(&eigenvalues));
                same("the kind", answer, kind(&eigenvalues).into(), &why)
            }),
        law("escape", "‖v‖ = 1 and vᵀH v = min λ < 0; without a negative λ there is no v")
            .points(2)
            .cases(5, any_sign)
            .edges(
                [array![-1.0], array![1.0], array![1.0, -1.0], array![0.0, 1.0], array![0.0, -2.0], array![1.0, -1e-12]]
                    .map(Known::plain),
            )
            .check(|ask, known| {
                let hessian = known.matrix();
                let answer: Option<Array1<f64>> = ask.call("escape_direction", (&hessian,))?;
                let least = known.eigenvalues.iter().copied().fold(f64::INFINITY, f64::min);
                let why = format!("the eigenvalues of H are {}", shown(&known.eigenvalues));
                if least >= -1e-9 * known.largest() {
                    return none(answer, &why);
                }
                let v = some(answer, &why)?;
                fits(&v, &hessian)?;
                let d = v.len() as f64;
                close("‖v‖", norm(&v), 1.0, 32.0 * d * d * U, "v is a direction")?;
                let along = v.dot(&hessian.dot(&v));
                close("vᵀH v", along, least, 4.0 * known.bound(), &format!("the smallest λ: {why}"))
            }),
    ]
}

/// Requires v to have an element for each variable.
fn fits(v: &Array1<f64>, hessian: &Array2<f64>) -> Result<(), Break> {
    same("the length of v", v.len(), hessian.nrows(), "H is of shape (d, d), and v of shape (d)")
}
