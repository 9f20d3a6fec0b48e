//! Exercise 17: gradients (section 3.2).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, array};
use proptest::prelude::*;

use grader::ask::{Ask, Check, all_close, close, holds, none, some};
use grader::exam::{Exam, serve};
use grader::generate::{number, unequal};
use grader::given::Handle;
use grader::law::law;
use grader::objective::{Objective, Quadratic, objective, quadratic, with_points};
use grader::rounding::{dot, gamma, norm, same_point};
use grader::show::{number as written, shown};

fn main() -> ExitCode {
    serve(exam())
}

/// Steps of central differences.
fn step() -> BoxedStrategy<f64> {
    prop::sample::select(vec![0.5, 1.0, 0.125, 1e-2, 1e-3, 1e-5, 1.0 / 1024.0]).boxed()
}

/// A bound of the third derivative of f along v, at points that are no further from 0 than `away`.
fn third_derivative(f: &Objective, away: &Array1<f64>, v: &Array1<f64>) -> f64 {
    match f {
        Objective::Quadratic(_) => 0.0,
        Objective::Separable(coefficients) => {
            let each = coefficients.rows().into_iter().zip(away).zip(v);
            each.map(|((c, x), v)| (6.0 * c[2].abs() + 24.0 * c[3].abs() * x) * v.powi(3)).sum()
        }
        Objective::Sines(amplitudes, waves) => {
            amplitudes.mapv(f64::abs).dot(&waves.mapv(f64::abs).dot(v).mapv(|angle| angle.powi(3)))
        }
        Objective::Rosenbrock(d) => (0..d - 1)
            .map(|i| 2400.0 * away[i] * v[i].powi(3) + 1200.0 * v[i] * v[i] * v[i + 1])
            .sum(),
        // A sum of halves of sines of x₁ ± x₂ and of half of that.
        Objective::Landscape => 1.125 * (v[0] + v[1]).powi(3),
    }
}

/// How far a central difference of f along v may be from ⟨∇f(x), v⟩: what is cut off, the rounding of the
/// two values and of their points, and a few roundings of the slope.
fn central_bound(f: &Objective, x: &Array1<f64>, v: &Array1<f64>, h: f64) -> f64 {
    let v = v.mapv(f64::abs);
    let away = x.mapv(f64::abs) + h * &v;
    let truncation = h * h / 6.0 * third_derivative(f, &away, &v);
    let slopes = f.gradient(x).mapv(f64::abs) + f.gradient_bound(x);
    // A point that is off by a few roundings counts no more than as many in the value.
    truncation + 4.0 * f.value_bound(&away) / (2.0 * h) + gamma(x.len() + 8) * dot(&slopes, &v)
}

fn unit(d: usize, i: usize) -> Array1<f64> {
    Array1::from_shape_fn(d, |j| if i == j { 1.0 } else { 0.0 })
}

/// Requires that f was evaluated at x ± h v for each direction v, in any order.
fn on_either_side(
    f: &Handle<Array1<f64>>,
    x: &Array1<f64>,
    h: f64,
    directions: &[Array1<f64>],
) -> Check {
    let points = f.points();
    for v in directions {
        for (name, step) in [("x + h v", h), ("x − h v", -h)] {
            let due = x + &(step * v);
            let off = gamma(4) * (x.mapv(f64::abs) + h * v.mapv(f64::abs));
            let all: Vec<String> = points.iter().map(shown).collect();
            holds(
                points.iter().any(|point| same_point(point, &due, &off)),
                &format!("f evaluated at {}", all.join(" and ")),
                &format!("f evaluated at {name} = {}", shown(&due)),
                &format!("the line goes through the points of f there, v = {}", shown(v)),
            )?;
        }
    }
    Ok(())
}

/// x₁² + 3 x₁ x₂: its gradient at (1, 2) is (8, 3).
fn example() -> Objective {
    let a = array![[2.0, 3.0], [3.0, 0.0]];
    let zero = array![0.0, 0.0];
    let spectrum = array![10_f64.sqrt() + 1.0, 1.0 - 10_f64.sqrt()];
    Objective::Quadratic(Quadratic { a, b: zero.clone(), spectrum, stationary: zero })
}

/// x₁³ − x₁ and x₂⁴ / 2, added.
fn cubic() -> Objective {
    Objective::Separable(array![[-1.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 0.5]])
}

/// An objective, and a claim about its gradient: what is added to it.
type Claim = (Objective, [Array1<f64>; 2], f64);

/// A quadratic of which differences are exact, since everything is dyadic; a point, and what a claim is off by.
fn claims(size: usize) -> BoxedStrategy<Claim> {
    let elements =
        move || prop::collection::vec((-16..=16_i32).prop_map(|e| f64::from(e) / 8.0), size);
    let scale = prop::sample::select(vec![1.0, 0.0, 1.0 / 1024.0, 1.0 / 16.0]);
    (quadratic(size), elements(), elements(), scale, 0..=4_i32)
        .prop_map(|(f, x, off, scale, k)| {
            let d = f.dimension();
            let off = off.into_iter().take(d).map(|off| scale * off).collect();
            (f, [x.into_iter().take(d).collect(), off], 0.5_f64.powi(k))
        })
        .boxed()
}

/// Gives a gradient of f, with `off` added to it, as `claimed`.
fn claim(ask: &mut Ask<'_>, f: &Objective, off: Array1<f64>) -> Handle<Array1<f64>> {
    let plus = if off.iter().all(|off| *off == 0.0) {
        String::new()
    } else {
        format!(" + {}", shown(&off))
    };
    let f = f.clone();
    ask.give(format!("claimed(x) = ∇f(x){plus}"), move |x: Array1<f64>| f.gradient(&x) + &off)
}

/// The directional derivative as the submission answers it.
fn directional(
    ask: &mut Ask<'_>,
    f: &Objective,
    x: &Array1<f64>,
    v: &Array1<f64>,
    h: f64,
) -> Result<f64, grader::ask::Break> {
    let f = f.give(ask);
    let answer = ask.call("directional_derivative", (&f, x, v, h))?;
    some(answer, "x and v have the same shape")
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("partial", "∂f/∂xᵢ = ⟨∇f, eᵢ⟩, up to h² and rounding")
                .points(2)
                .cases(4, |size| {
                    let cases = with_points::<1>(objective(size.max(1)), size.max(1));
                    (cases, any::<prop::sample::Index>(), step())
                        .prop_filter("f has variables", |((f, _), ..)| f.dimension() > 0)
                        .prop_map(|((f, [x]), i, h)| {
                            let i = i.index(x.len());
                            (f, x, i, h)
                        })
                })
                .edges([
                    (example(), array![1.0, 2.0], 0, 0.5),
                    (example(), array![1.0, 2.0], 1, 0.5),
                    (cubic(), array![1.0, -1.0], 1, 1e-3),
                ])
                .check(|ask, (f, x, i, h)| {
                    let given = f.give(ask);
                    let answer = ask.call("partial", (&given, x, *i, *h))?;
                    let answer = some(answer, "x has an element i")?;
                    let within = central_bound(f, x, &unit(x.len(), *i), *h);
                    let why = format!("how f changes as element {i} of x does, counted from 0");
                    close("∂f/∂xᵢ", answer, f.gradient(x)[*i], within, &why)
                }),
            law("gradient", "[∇f]ᵢ = ∂f/∂xᵢ, up to h² and rounding")
                .points(3)
                .cases(5, |size| (with_points::<1>(objective(size), size), step()))
                .edges([
                    ((example(), [array![1.0, 2.0]]), 0.5),
                    ((cubic(), [array![1.0, -1.0]]), 1e-3),
                    ((Objective::Landscape, [array![1.0, 2.0]]), 1e-5),
                    ((Objective::Rosenbrock(3), [array![-1.0, 1.0, 0.5]]), 1e-3),
                ])
                .check(|ask, ((f, [x]), h)| {
                    let given = f.give(ask);
                    let answer: Array1<f64> = ask.call("gradient", (&given, x, *h))?;
                    let d = x.len();
                    let within = (0..d).map(|i| central_bound(f, x, &unit(d, i), *h)).collect();
                    all_close(
                        "∇f",
                        &answer,
                        &f.gradient(x),
                        &within,
                        "one partial derivative an element",
                    )
                }),
            law("directional derivative", "D_v f = ⟨∇f, v⟩, up to h² and rounding")
                .points(3)
                .cases(5, |size| (with_points::<2>(objective(size), size), step()))
                .edges([
                    ((example(), [array![1.0, 2.0], array![1.0, 0.0]]), 0.5),
                    ((example(), [array![1.0, 2.0], array![3.0, 4.0]]), 0.5),
                    ((example(), [array![1.0, 2.0], array![0.0, 0.0]]), 0.5),
                    ((cubic(), [array![1.0, -1.0], array![2.0, 2.0]]), 1e-3),
                    ((Objective::Landscape, [array![1.0, 2.0], array![-2.0, 1.0]]), 1e-5),
                ])
                .check(|ask, ((f, [x, v]), h)| {
                    let answer = directional(ask, f, x, v, *h)?;
                    let required = dot(&f.gradient(x), v);
                    let why = format!("⟨∇f, v⟩ with ∇f = {}", shown(f.gradient(x)));
                    close("D_v f", answer, required, central_bound(f, x, v, *h), &why)
                }),
            law("linear in v", "D_(a v + b w) f = a D_v f + b D_w f")
                .points(2)
                .cases(4, |size| (with_points::<3>(quadratic(size), size), number(), number()))
                .edges([
                    ((example(), [array![1.0, 2.0], array![1.0, 0.0], array![0.0, 0.0]]), 2.0, 0.0),
                    ((example(), [array![1.0, 2.0], array![1.0, 0.0], array![0.0, 1.0]]), 1.0, 1.0),
                ])
                .check(|ask, ((f, [x, v, w]), a, b)| {
                    const H: f64 = 0.5;
                    let both = *a * v + *b * w;
                    let one = directional(ask, f, x, v, H)?;
                    let other = directional(ask, f, x, w, H)?;
                    let sum = directional(ask, f, x, &both, H)?;
                    let bound = |v| central_bound(f, x, v, H);
                    let sizes = a.abs() * v.mapv(f64::abs) + b.abs() * w.mapv(f64::abs);
                    let within = bound(&sizes) + a.abs() * bound(v) + b.abs() * bound(w);
                    let why =
                        format!("a D_v f + b D_w f with a = {}, b = {}", written(*a), written(*b));
                    close("D_(a v + b w) f", sum, a * one + b * other, within, &why)
                }),
            law("steepest", "no unit vector v has a larger D_v f than ∇f / ‖∇f‖")
                .points(2)
                .cases(5, |size| {
                    with_points::<2>(quadratic(size.max(1)), size.max(1))
                        .prop_filter("a slope, and a way", |(f, [x, v])| {
                            norm(&f.gradient(x)) > 0.0 && norm(v) > 0.0
                        })
                })
                .edges([(example(), [array![1.0, 2.0], array![1.0, 0.0]])])
                .check(|ask, (f, [x, v])| {
                    const H: f64 = 0.5;
                    let given = f.give(ask);
                    let gradient: Array1<f64> = ask.call("gradient", (&given, x, H))?;
                    let length = norm(&gradient);
                    holds(
                        gradient.len() == x.len() && length > 0.0,
                        &format!("∇f = {}", shown(&gradient)),
                        "a gradient that is not zero",
                        "f has a slope at x",
                    )?;
                    let (up, v) = (&gradient / length, v / norm(v));
                    let steepest = directional(ask, f, x, &up, H)?;
                    let slope = directional(ask, f, x, &v, H)?;
                    let within = central_bound(f, x, &up, H) + central_bound(f, x, &v, H);
                    holds(
                        slope <= steepest + within,
                        &format!(
                            "along ∇f / ‖∇f‖ {}, along v / ‖v‖ {}",
                            written(steepest),
                            written(slope)
                        ),
                        "the first is the larger",
                        &format!(
                            "⟨∇f, v⟩ is largest where v points along ∇f = {}",
                            shown(f.gradient(x))
                        ),
                    )
                }),
            law("evaluations", "2 for a partial or directional derivative, 2d for the gradient, on either side of x")
                .points(2)
                .cases(4, |size| with_points::<2>(quadratic(size.max(1)), size.max(1)))
                .edges([(example(), [array![1.0, 2.0], array![1.0, 0.0]])])
                .check(|ask, (f, [x, v])| {
                    const H: f64 = 0.5;
                    let d = x.len();
                    let units: Vec<_> = (0..d).map(|i| unit(d, i)).collect();
                    if d > 0 {
                        let given = f.give(ask);
                        let _: Option<f64> = ask.call("partial", (&given, x, 0_usize, H))?;
                        given.evaluated(2..=2, "once on either side of x")?;
                        on_either_side(&given, x, H, &units[..1])?;
                    }
                    // Along nothing f does not change, which needs no value of it.
                    if v.iter().any(|v| *v != 0.0) {
                        let given = f.give(ask);
                        let _: Option<f64> = ask.call("directional_derivative", (&given, x, v, H))?;
                        given.evaluated(2..=2, "once on either side of x, whatever d is")?;
                        on_either_side(&given, x, H, std::slice::from_ref(v))?;
                    }
                    let given = f.give(ask);
                    let _: Array1<f64> = ask.call("gradient", (&given, x, H))?;
                    given.evaluated(2 * d..=2 * d, "two for each partial derivative")?;
                    on_either_side(&given, x, H, &units)?;
                    let given = f.give(ask);
                    let claimed = claim(ask, f, Array1::zeros(d));
                    let _: Option<f64> = ask.call("gradient_error", (&given, &claimed, x, H))?;
                    claimed.evaluated(1..=1, "one claim is compared")?;
                    given.evaluated(2 * d..=2 * d, "two for each partial derivative")
                }),
            law("same space", "no direction in another space, no element that is not there")
                .cases(4, unequal)
                .edges([[array![1.0, 2.0], array![1.0]], [array![1.0], array![1.0, 2.0]]])
                .check(|ask, [x, v]| {
                    let f = Objective::Separable(ndarray::Array2::ones((x.len(), 4)));
                    let given = f.give(ask);
                    let answer: Option<f64> =
                        ask.call("directional_derivative", (&given, x, v, 0.5))?;
                    none(answer, "x and v differ in shape")?;
                    let answer: Option<f64> = ask.call("partial", (&given, x, x.len(), 0.5))?;
                    none(answer, &format!("x has {} elements, counted from 0", x.len()))?;
                    let v = v.clone();
                    let claimed = ask
                        .give(format!("claimed(x) = {}", shown(&v)), move |_: Array1<f64>| {
                            v.clone()
                        });
                    let answer: Option<f64> =
                        ask.call("gradient_error", (&given, &claimed, x, 0.5))?;
                    none(answer, "claimed(x) and x differ in shape")
                }),
            law("gradient check", "‖g − ĝ‖ / max(‖g‖, ‖ĝ‖), and 0 where both are 0")
                .points(3)
                .cases(5, claims)
                .edges([
                    (example(), [array![1.0, 2.0], array![0.0, 0.0]], 0.5),
                    (example(), [array![1.0, 2.0], array![-16.0, -6.0]], 0.5),
                    (example(), [array![1.0, 2.0], array![-5.0, 5.0]], 0.5),
                    (example(), [array![1.0, 2.0], array![-8.0, -3.0]], 0.5),
                    (example(), [array![0.0, 0.0], array![0.0, 0.0]], 0.5),
                    (example(), [array![0.0, 0.0], array![1.0, 0.0]], 0.5),
                    (example(), [array![1.0, 2.0], array![f64::NAN, 0.0]], 0.5),
                ])
                .check(|ask, (f, [x, off], h)| {
                    let (given, claimed) = (f.give(ask), claim(ask, f, off.clone()));
                    let answer = ask.call("gradient_error", (&given, &claimed, x, *h))?;
                    let answer = some(answer, "claimed(x) and x have the same shape")?;
                    judged("the error", answer, &(f.gradient(x) + off), &f.gradient(x))
                }),
        ],
        mistakes: mistakes::mistakes(),
    }
}

/// Whether the answer is the error of a claim, where the gradient by differences is exact.
fn judged(what: &str, answer: f64, claim: &Array1<f64>, gradient: &Array1<f64>) -> Check {
    let why = format!("claimed(x) is {}, and ∇f(x) is {}", shown(claim), shown(gradient));
    if claim.iter().any(|g| g.is_nan()) {
        return holds(answer.is_nan(), &format!("{what} = {}", written(answer)), "NaN", &why);
    }
    let distance = norm(&(claim - gradient));
    let largest = norm(claim).max(norm(gradient));
    let required = if distance == 0.0 { 0.0 } else { distance / largest };
    close(what, answer, required, gamma(2 * claim.len() + 12) * required, &why)
}
