//! Exercise 16: derivatives (section 3.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use proptest::prelude::*;

use grader::ask::{Ask, Check, close, holds};
use grader::exam::{Exam, serve};
use grader::generate::number;
use grader::given::Handle;
use grader::law::law;
use grader::rounding::{dot, dot_bound, gamma};
use grader::show::{number as written, shown};

fn main() -> ExitCode {
    serve(exam())
}

/// A value and its derivative.
type Dual = (f64, f64);

/// A function and its derivative, and how it is written.
type Smooth = (&'static str, fn(f64) -> f64, fn(f64) -> f64);

const SMOOTH: [Smooth; 6] = [
    ("sin x", f64::sin, f64::cos),
    ("cos 3x", |x| (3.0 * x).cos(), |x| -3.0 * (3.0 * x).sin()),
    ("eˣ", f64::exp, f64::exp),
    ("x³ − x", |x| x * x * x - x, |x| 3.0 * x * x - 1.0),
    ("1 / (1 + x²)", |x| 1.0 / (1.0 + x * x), |x| -2.0 * x / (1.0 + x * x).powi(2)),
    ("x eˣ", |x| x * x.exp(), |x| (x + 1.0) * x.exp()),
];

/// For each of [`SMOOTH`], bounds of |f|, |f'|, |f''| and |f'''| from −`end` to `end`.
fn largest(function: &str, end: f64) -> [f64; 4] {
    let e = end.exp();
    match function {
        "sin x" => [1.0; 4],
        "cos 3x" => [1.0, 3.0, 9.0, 27.0],
        "eˣ" => [e; 4],
        "x³ − x" => [end.powi(3) + end, 3.0 * end * end + 1.0, 6.0 * end, 6.0],
        // The derivatives of 1 / (1 + x²) = Im 1 / (x − i) are at most k!.
        "1 / (1 + x²)" => [1.0, 1.0, 2.0, 6.0],
        "x eˣ" => [end * e, (end + 1.0) * e, (end + 2.0) * e, (end + 3.0) * e],
        other => unreachable!("{other} has no bounds"),
    }
}

/// How far rounding may take a difference of two values of f over `distance`, and what the points
/// are off by: the functions are computed by a few roundings, in their arguments too.
fn difference_rounding(function: &str, x: f64, h: f64, distance: f64) -> f64 {
    let end = x.abs() + h.abs();
    let [values, slopes, ..] = largest(function, end);
    2.0 * gamma(8) * (values + slopes * end) / distance.abs() + gamma(8) * slopes
}

/// A parabola a x² + b x + c, a point and a step, such that nothing is rounded on the way.
fn exact(size: usize) -> BoxedStrategy<([f64; 3], f64, f64)> {
    let most = 8 * i32::try_from(size).expect("a small size");
    let eighths = (-most..=most).prop_map(|eighths| f64::from(eighths) / 8.0);
    let step = (0..=10, any::<bool>())
        .prop_map(|(k, back)| if back { -1.0 } else { 1.0 } * 0.5_f64.powi(k));
    (prop::array::uniform3(eighths.clone()), eighths, step).boxed()
}

/// Lines and parabolas to begin with, also at huge and tiny points.
fn few() -> [([f64; 3], f64, f64); 6] {
    [
        ([0.0, 2.0, 0.0], 1.0, 0.5),
        ([0.0, 0.0, 3.0], 1.0, 0.5),
        ([1.0, 0.0, 0.0], 1.0, 0.5),
        ([1.0, 0.0, 0.0], 1.0, -0.5),
        ([0.0, 3.0, 0.0], 600_f64.exp2(), 590_f64.exp2()),
        ([0.0, 3.0, 0.0], -0.0, (-600_f64).exp2()),
    ]
}

fn parabola(ask: &mut Ask<'_>, [a, b, c]: [f64; 3]) -> Handle<f64> {
    let part = |factor: f64, of: &str| match factor {
        0.0 => None,
        1.0 if !of.is_empty() => Some(of.to_owned()),
        factor => Some(format!("{factor} {of}").trim().to_owned()),
    };
    let parts: Vec<String> =
        [part(a, "x²"), part(b, "x"), part(c, "")].into_iter().flatten().collect();
    let formula = if parts.is_empty() { "0".into() } else { parts.join(" + ") };
    ask.give(format!("f(x) = {formula}"), move |x: f64| (a * x + b) * x + c)
}

/// Of a parabola with these values at both points, any way of taking the slope rounds a few times.
fn slope_bound([a, b, c]: [f64; 3], x: f64, h: f64) -> f64 {
    let end = x.abs() + h.abs();
    gamma(6) * 2.0 * ((a.abs() * end + b.abs()) * end + c.abs()) / h.abs()
}

/// A function of [`SMOOTH`], a point and a step.
fn smooth(_: usize) -> BoxedStrategy<(Smooth, f64, f64)> {
    let step = prop_oneof![
        (1..=8_i32).prop_map(|k| 10_f64.powi(-k)),
        (-16..=16_i32)
            .prop_filter_map("a step is not 0", |k| (k != 0).then(|| f64::from(k) / 16.0)),
    ];
    let point = (-40..=40_i32).prop_map(|tenths| f64::from(tenths) / 10.0);
    (prop::sample::select(SMOOTH.to_vec()), point, step).boxed()
}

/// Whether the answer is the derivative up to `truncation` and what rounding adds.
fn approximates(
    what: &str,
    answer: f64,
    (function, _, derivative): Smooth,
    (x, rounding): (f64, f64),
    (truncation, bound): (f64, &str),
) -> Check {
    let required = derivative(x);
    let most = truncation + rounding + gamma(12) * largest(function, x.abs())[1];
    holds(
        (answer - required).abs() <= most,
        &format!("{what} = {}", written(answer)),
        &format!("f'(x) = {} up to {most:.1e}", written(required)),
        bound,
    )
}

/// Numbers of one scale in pairs, moderate or not.
fn duals(_: usize) -> BoxedStrategy<[Dual; 2]> {
    let scale = || prop::sample::select(vec![1.0, 1.0, 1.0, 1e60, 1e-60]);
    let dual = || (number(), number(), scale(), scale());
    let scaled = |(f, df, one, other): (f64, f64, f64, f64)| (one * f, other * df);
    [dual().prop_map(scaled), dual().prop_map(scaled)].boxed()
}

/// Whether value and slope are what a rule says.
fn follows(answer: Dual, required: Dual, within: Dual, rule: &str) -> Check {
    close("the value", answer.0, required.0, within.0, "the function of the values alone")?;
    close("the slope", answer.1, required.1, within.1, rule)
}

/// Whether `function` of one dual number is an outer function, value and slope, and the chain rule.
///
/// `condition` is how much a relative error of f counts in the value, and in the outer slope.
fn chained(
    ask: &mut Ask<'_>,
    function: &'static str,
    (f, df): Dual,
    outer: Dual,
    condition: Dual,
    rule: &str,
) -> Check {
    let answer = ask.call(function, ((f, df),))?;
    let within = (
        gamma(8) * (outer.0.abs() + condition.0),
        gamma(8) * (outer.1.abs() + condition.1) * df.abs(),
    );
    let why = format!("{rule}, with f' = {}", written(df));
    follows(answer, (outer.0, outer.1 * df), within, &why)
}

/// A dual number whose value is drawn from `values`.
fn dual(values: BoxedStrategy<f64>) -> BoxedStrategy<Dual> {
    (values, number()).boxed()
}

/// Positive numbers, moderate and not.
fn positive() -> BoxedStrategy<f64> {
    let scale = prop::sample::select(vec![1.0, 1.0, 1e40, 1e-40]);
    (1..=999_u32, scale).prop_map(|(eighths, scale)| f64::from(eighths) / 8.0 * scale).boxed()
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("forward difference", "of a x² + b x + c it is 2 a x + b + a h")
                .points(2)
                .cases(8, exact)
                .edges(few())
                .check(|ask, &(parabola @ [a, b, _], x, h)| {
                    let f = self::parabola(ask, parabola);
                    let answer = ask.call("forward_difference", (&f, x, h))?;
                    let required = 2.0 * a * x + b + a * h;
                    let why = "(f(x + h) − f(x)) / h";
                    close("the slope", answer, required, slope_bound(parabola, x, h), why)
                }),
            law("central difference", "of a x² + b x + c it is 2 a x + b, whatever h")
                .points(2)
                .cases(8, exact)
                .edges(few())
                .check(|ask, &(parabola @ [a, b, _], x, h)| {
                    let f = self::parabola(ask, parabola);
                    let answer = ask.call("central_difference", (&f, x, h))?;
                    let why = "the line through the points at x − h and x + h";
                    close("the slope", answer, 2.0 * a * x + b, slope_bound(parabola, x, h), why)
                }),
            law("first order", "|forward difference − f'(x)| ≤ ½ |h| max |f''|, and rounding")
                .points(2)
                .cases(1, smooth)
                .edges([(SMOOTH[2], 0.0, 0.1), (SMOOTH[0], 1.0, 1e-8), (SMOOTH[3], -2.0, -0.5)])
                .check(|ask, &(smooth @ (name, function, _), x, h)| {
                    let f = ask.give(format!("f(x) = {name}"), function);
                    let answer = ask.call("forward_difference", (&f, x, h))?;
                    let [_, _, second, _] = largest(name, x.abs() + h.abs());
                    let rounding = difference_rounding(name, x, h, h);
                    let truncation = (0.5 * h.abs() * second, "½ |h| max |f''|, and rounding");
                    approximates("the slope", answer, smooth, (x, rounding), truncation)
                }),
            law("second order", "|central difference − f'(x)| ≤ ⅙ h² max |f'''|, and rounding")
                .points(2)
                .cases(1, smooth)
                .edges([(SMOOTH[2], 0.0, 0.1), (SMOOTH[0], 1.0, 1e-5), (SMOOTH[3], -2.0, -0.5)])
                .check(|ask, &(smooth @ (name, function, _), x, h)| {
                    let f = ask.give(format!("f(x) = {name}"), function);
                    let answer = ask.call("central_difference", (&f, x, h))?;
                    let [.., third] = largest(name, x.abs() + h.abs());
                    let rounding = difference_rounding(name, x, h, 2.0 * h);
                    let truncation = (h * h / 6.0 * third, "⅙ h² max |f'''|, and rounding");
                    approximates("the slope", answer, smooth, (x, rounding), truncation)
                }),
            law("two evaluations", "f at x and x + h; f at x − h and x + h")
                .points(2)
                .cases(8, exact)
                .edges([([1.0, 0.0, 0.0], 1.0, 0.5), ([0.0, 1.0, 0.0], 0.1, 0.2)])
                .check(|ask, &(parabola, x, h)| {
                    for (function, wanted) in [
                        ("forward_difference", [("x", x), ("x + h", x + h)]),
                        ("central_difference", [("x − h", x - h), ("x + h", x + h)]),
                    ] {
                        let f = self::parabola(ask, parabola);
                        let _: f64 = ask.call(function, (&f, x, h))?;
                        f.evaluated(2..=2, "two values of f make one slope")?;
                        let points = f.points();
                        for (name, place) in wanted {
                            let off = gamma(2) * (x.abs() + h.abs());
                            holds(
                                points.iter().any(|point| (point - place).abs() <= off),
                                &format!("f evaluated at {}", shown(&points[..])),
                                &format!("f evaluated at {name} = {}", written(place)),
                                "the line goes through the points of f there",
                            )?;
                        }
                    }
                    Ok(())
                }),
            law("no step", "for h = 0 there is no line through two points: NaN")
                .cases(8, |size| exact(size).prop_map(|(parabola, x, _)| (parabola, x)))
                .edges([([0.0, 1.0, 0.0], 1.0)])
                .check(|ask, &(parabola, x)| {
                    for function in ["forward_difference", "central_difference"] {
                        let f = self::parabola(ask, parabola);
                        let answer: f64 = ask.call(function, (&f, x, 0.0))?;
                        let answered = format!("{function} = {}", written(answer));
                        holds(answer.is_nan(), &answered, "NaN", "0 / 0 has no value")?;
                    }
                    Ok(())
                }),
            law("sum", "(f + g)' = f' + g'")
                .cases(1, duals)
                .edges([[(1.0, 2.0), (3.0, 4.0)], [(-0.0, 0.0), (0.0, -0.0)]])
                .check(|ask, &[(f, df), (g, dg)]| {
                    let answer = ask.call("add", ((f, df), (g, dg)))?;
                    let within = (gamma(1) * (f + g).abs(), gamma(1) * (df + dg).abs());
                    follows(answer, (f + g, df + dg), within, "f' + g'")
                }),
            law("product", "(f g)' = f' g + f g'")
                .points(2)
                .cases(1, duals)
                .edges([
                    [(1.0, 2.0), (3.0, 4.0)],
                    [(2.0, 1.0), (5.0, 0.0)],
                    [(2.0, 0.0), (5.0, 1.0)],
                ])
                .check(|ask, &[(f, df), (g, dg)]| {
                    let answer = ask.call("mul", ((f, df), (g, dg)))?;
                    let (left, right) = ([df, f], [g, dg]);
                    let within = (dot_bound(&[f], &[g]), dot_bound(&left, &right));
                    follows(answer, (f * g, dot(&left, &right)), within, "f' g + f g'")
                }),
            law("quotient", "(f / g)' = (f' g − f g') / g², for g ≠ 0")
                .points(2)
                .cases(1, |size| duals(size).prop_filter("g is not 0", |[_, (g, _)]| *g != 0.0))
                .edges([
                    [(1.0, 2.0), (3.0, 4.0)],
                    [(2.0, 1.0), (5.0, 0.0)],
                    [(2.0, 0.0), (5.0, 1.0)],
                ])
                .check(|ask, &[(f, df), (g, dg)]| {
                    let answer = ask.call("div", ((f, df), (g, dg)))?;
                    let (left, right) = ([df, -f], [g, dg]);
                    // Each of the two terms is rounded a few times, in whatever order.
                    let terms = (df * g).abs() + (f * dg).abs();
                    let within = (gamma(3) * (f / g).abs(), gamma(8) * terms / (g * g));
                    let why = "(f' g − f g') / g²";
                    follows(answer, (f / g, dot(&left, &right) / (g * g)), within, why)
                }),
            law("power", "(fᵖ)' = p fᵖ⁻¹ f'")
                .points(2)
                .cases(4, |size| {
                    let most = i32::try_from(2 * size).expect("a small size");
                    let fraction = (-most..=most).prop_map(|halves| f64::from(halves) / 2.0);
                    let whole = (0..=most / 2).prop_map(f64::from);
                    prop_oneof![(dual(positive()), fraction), (dual(number()), whole)]
                })
                .edges([
                    ((3.0, 1.0), 2.0),
                    ((2.0, 5.0), 3.0),
                    ((4.0, 1.0), 0.5),
                    ((2.0, 1.0), -1.0),
                    ((0.0, 1.0), 0.0),
                    ((-0.0, 2.0), 1.0),
                    ((0.0, 2.0), 2.0),
                    ((-3.0, 1.0), 3.0),
                ])
                .check(|ask, &((f, df), p)| {
                    let slope = if p == 0.0 { 0.0 } else { p * f.powf(p - 1.0) };
                    // A product of p factors, or an exponential of p log f.
                    let condition = |power: f64, p: f64| {
                        let exponent = if f == 0.0 { 0.0 } else { (p * f.abs().ln()).abs() };
                        power.abs() * (p.abs() + exponent)
                    };
                    let outer = (f.powf(p), slope);
                    let condition = (condition(outer.0, p), condition(slope, p - 1.0));
                    let answer = ask.call("power", ((f, df), p))?;
                    let within = (
                        gamma(8) * (outer.0.abs() + condition.0),
                        gamma(8) * (slope.abs() + condition.1) * df.abs(),
                    );
                    let why = format!("p fᵖ⁻¹ f' with p = {} and f' = {}", written(p), written(df));
                    follows(answer, (outer.0, slope * df), within, &why)
                }),
            law("logarithm", "(log f)' = f' / f for f > 0, and NaN for f < 0")
                .cases(1, |_| {
                    let sign = prop::sample::select(vec![1.0, 1.0, 1.0, -1.0]);
                    dual((positive(), sign).prop_map(|(f, sign)| sign * f).boxed())
                })
                .edges([
                    (1.0, 1.0),
                    (2.0, 3.0),
                    (-1.0, 1.0),
                    (0.0, 1.0),
                    (1e-300, 1.0),
                    (1e300, 2.0),
                ])
                .check(|ask, &(f, df)| {
                    if f >= 0.0 {
                        return chained(
                            ask,
                            "ln",
                            (f, df),
                            (f.ln(), 1.0 / f),
                            (1.0, 1.0 / f),
                            "f' / f",
                        );
                    }
                    let answer: Dual = ask.call("ln", ((f, df),))?;
                    let why = "a negative number has no logarithm, and what has no value no slope";
                    let both = answer.0.is_nan() && answer.1.is_nan();
                    holds(both, &format!("ln = {}", shown(answer)), "[NaN, NaN]", why)
                }),
            law("sine", "(sin f)' = cos(f) f'")
                .cases(1, |_| dual(number()))
                .edges([(0.0, 1.0), (1.0, 3.0), (-0.0, 1.0), (1e-200, 1.0)])
                .check(|ask, &(f, df)| {
                    let (sin, cos) = f.sin_cos();
                    let condition = ((f * cos).abs(), (f * sin).abs());
                    chained(ask, "sin", (f, df), (sin, cos), condition, "cos(f) f'")
                }),
            law("cosine", "(cos f)' = −sin(f) f'")
                .cases(1, |_| dual(number()))
                .edges([(0.0, 1.0), (1.0, 3.0), (-0.0, 1.0), (1e-200, 1.0)])
                .check(|ask, &(f, df)| {
                    let (sin, cos) = f.sin_cos();
                    let condition = ((f * sin).abs(), (f * cos).abs());
                    chained(ask, "cos", (f, df), (cos, -sin), condition, "−sin(f) f'")
                }),
            law("exponential", "(exp f)' = exp(f) f'")
                .cases(1, |_| dual(number().prop_map(|f| f / 2.0).boxed()))
                .edges([(0.0, 1.0), (1.0, 3.0), (-0.0, 1.0), (-700.0, 1.0), (700.0, 1.0)])
                .check(|ask, &(f, df)| {
                    let exp = f.exp();
                    let condition = exp * f.abs();
                    chained(ask, "exp", (f, df), (exp, exp), (condition, condition), "exp(f) f'")
                }),
            law("derivative", "one evaluation at (x, 1) gives f'(x) to the last digit")
                .points(2)
                .cases(1, |size| smooth(size).prop_map(|(function, x, _)| (function, x)))
                .edges([(SMOOTH[3], 2.0), (SMOOTH[2], 0.0), (SMOOTH[3], 1e100)])
                .check(|ask, &((name, function, slope), x)| {
                    let on_duals = move |(x, dx): Dual| (function(x), slope(x) * dx);
                    let f = ask.give(format!("f(x) = {name}"), on_duals);
                    let answer = ask.call("derivative", (&f, x))?;
                    let why = format!("the slope of f at x = {}", written(x));
                    close("the derivative", answer, slope(x), gamma(2) * slope(x).abs(), &why)?;
                    f.evaluated(1..=1, "value and slope come out together")
                }),
            law("swing", "(e^(−x/2) cos 3x)' = −e^(−x/2) (½ cos 3x + 3 sin 3x) x'")
                .points(2)
                .cases(1, |_| dual(number().prop_map(|x| x / 10.0).boxed()))
                .edges([(0.0, 1.0), (1.0, 1.0), (1.0, 2.0), (-0.0, 1.0)])
                .check(|ask, &(x, dx)| {
                    let answer = ask.call("swing", ((x, dx),))?;
                    let (decay, (sin, cos)) = ((-0.5 * x).exp(), (3.0 * x).sin_cos());
                    let slope = -decay * (0.5 * cos + 3.0 * sin);
                    // x is rounded a few times before the exponential and the cosine are taken of it.
                    let within = gamma(16) * decay * (1.0 + 4.0 * x.abs());
                    let why =
                        format!("−e^(−x/2) (½ cos 3x + 3 sin 3x) x' with x' = {}", written(dx));
                    follows(
                        answer,
                        (decay * cos, slope * dx),
                        (within, 4.0 * within * dx.abs()),
                        &why,
                    )
                }),
        ],
        mistakes: mistakes::mistakes(),
    }
}
