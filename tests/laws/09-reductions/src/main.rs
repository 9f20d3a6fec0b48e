//! Exercise 9: reductions (section 2.3.4).
//!
//! Bounds for log-sum-exp and softmax: P. Blanchard, D. J. Higham and N. J. Higham, *Accurately computing the
//! log-sum-exp and softmax functions*, IMA J. Numer. Anal. 41 (2021).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array, Array1, ArrayD, ArrayView1, Axis, IxDyn, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, close, holds, same};
use grader::exam::{Exam, serve};
use grader::generate::{matrix, number};
use grader::law::{Law, law};
use grader::rounding::{self, gamma};
use grader::show;

use mistakes::mistakes;

fn main() -> ExitCode {
    serve(exam())
}

/// An array and one of its axes.
type AlongAxis = (ArrayD<f64>, usize);

/// The functions that reduce or normalise along an axis.
const ALONG: [&str; 4] = ["sum_axis", "mean_axis", "max_axis", "softmax"];

/// A number of eighths: its exponential neither overflows nor underflows.
fn eighths() -> BoxedStrategy<f64> {
    (-64..=64_i32).prop_map(|eighths| f64::from(eighths) / 8.0).boxed()
}

/// An array of at most three axes, with at least one element along the chosen one, if not along others.
fn along_axis(size: usize, elements: BoxedStrategy<f64>) -> BoxedStrategy<AlongAxis> {
    (vec(0..=size, 1..=3), 0..3_usize)
        .prop_flat_map(move |(mut shape, axis)| {
            let axis = axis % shape.len();
            shape[axis] = shape[axis].max(1);
            let count = shape.iter().product::<usize>();
            vec(elements.clone(), count).prop_map(move |elements| (shaped(&shape, elements), axis))
        })
        .boxed()
}

/// An array of this shape.
fn shaped(shape: &[usize], elements: impl IntoIterator<Item = f64>) -> ArrayD<f64> {
    Array::from_iter(elements)
        .into_shape_with_order(IxDyn(shape))
        .expect("as many as the shape has")
}

/// The array 1, 2, 3, … of this shape.
fn counting(shape: &[usize]) -> ArrayD<f64> {
    shaped(shape, (1..=shape.iter().product()).map(|k: usize| k as f64))
}

/// Arrays whose axes are easy to tell apart.
fn plain() -> Vec<AlongAxis> {
    vec![
        (counting(&[1]), 0),
        (counting(&[2, 3]), 1),
        (counting(&[2, 3]), 0),
        (counting(&[2, 3, 4]), 1),
        (shaped(&[2, 2], [-3.0, -1.0, -2.0, -2.0]), 1),
        (shaped(&[3], [-0.0; 3]), 0),
        (ArrayD::zeros(IxDyn(&[0, 3])), 1),
    ]
}

/// Asks for a reduction along an axis that has an answer.
fn ask_along(
    ask: &mut Ask<'_>,
    function: &'static str,
    x: &ArrayD<f64>,
    axis: usize,
) -> Result<ArrayD<f64>, Break> {
    let answer: Option<ArrayD<f64>> = ask.call(function, (x, axis))?;
    answer.ok_or_else(|| Break::Wrong {
        answered: format!("{function}(X, {axis}) = None"),
        required: "Some array".into(),
        why: "X has this axis, and the answer exists".into(),
    })
}

/// Asks for a reduction along an axis, and compares it with what `required` and `within` make of each slice.
fn reduces(
    ask: &mut Ask<'_>,
    function: &'static str,
    (x, axis): &AlongAxis,
    required: fn(ArrayView1<'_, f64>) -> f64,
    within: fn(ArrayView1<'_, f64>) -> f64,
    why: &str,
) -> Check {
    let answer = ask_along(ask, function, x, *axis)?;
    let what = format!("{function}(X, {axis})");
    let along = Axis(*axis);
    all_close(&what, &answer, &x.map_axis(along, required), &x.map_axis(along, within), why)
}

/// Σ|xᵢ|, in which rounding errors of a sum are measured.
fn magnitude(x: ArrayView1<'_, f64>) -> f64 {
    x.fold(0.0, |sum, x| sum + x.abs())
}

/// Any order of summing n numbers errs by at most γₙ₋₁ Σ|xᵢ|; the oracle and this bound round as well.
fn sum_bound(x: ArrayView1<'_, f64>) -> f64 {
    gamma(x.len() + 2) * magnitude(x)
}

fn mean(x: ArrayView1<'_, f64>) -> f64 {
    rounding::sum(x) / x.len() as f64
}

/// A sum divided by n errs by γₙ Σ|xᵢ| / n. A mean that is updated element by element, m ← m + (x - m) / k, errs by
/// u Σ|xᵢ| / k three times at step k, and every step keeps (k - 1) / k of the error: 3 u Σ|xᵢ| / n a step at the end.
fn mean_bound(x: ArrayView1<'_, f64>) -> f64 {
    gamma(4 * x.len() + 4) * magnitude(x) / x.len() as f64
}

fn maximum(x: ArrayView1<'_, f64>) -> f64 {
    x.fold(f64::NEG_INFINITY, |largest, x| largest.max(*x))
}

/// log Σ exp(xᵢ) = m + log Σ exp(xᵢ - m).
fn log_sum_exp(x: ArrayView1<'_, f64>) -> f64 {
    let largest = maximum(x);
    if largest.is_infinite() {
        return largest;
    }
    largest + rounding::sum(&x.mapv(|x| (x - largest).exp())).ln()
}

/// How far rounding may take y = log Σ exp(xᵢ), absolutely.
///
/// The exponent xᵢ - m errs by u (m - xᵢ); weighted by pᵢ these are at most u log n, since Σ pᵢ (y - xᵢ) is an entropy. The
/// exponentials, the n - 1 sums and the logarithm add (n + 4) u, the last sum u |y|. Adding one element after the other, by
/// log(eᵃ + eᵇ), rounds the intermediate y n times: 4 n u (1 + |y|) covers that and the oracle.
fn log_sum_exp_bound(n: usize, y: f64) -> f64 {
    if y.is_finite() { gamma(5 * n + 8) * (1.0 + y.abs()) } else { 0.0 }
}

/// exp(xᵢ) / Σ exp(xⱼ).
fn weights(x: ArrayView1<'_, f64>) -> Array1<f64> {
    let largest = maximum(x);
    let weights = x.mapv(|x| (x - largest).exp());
    let total = rounding::sum(&weights);
    weights / total
}

/// How far rounding may take each of the weights.
///
/// The exponent xᵢ - m errs by u |xᵢ - m|, the sum of the n exponentials by γ of n + 2 and u log n, the division by u. Whoever
/// takes exp(xᵢ - y) with y = log Σ exp(xⱼ) has the error of y instead, which is as good while |y| is moderate.
fn weights_bound(x: ArrayView1<'_, f64>) -> Array1<f64> {
    let (n, largest, y) = (x.len() as f64, maximum(x), log_sum_exp(x));
    let weights = weights(x);
    let roundings = x.mapv(|x| {
        let exponent = if x == f64::NEG_INFINITY { 0.0 } else { largest - x };
        5.0 * n + 8.0 + 2.0 * exponent + (n + 1.0) * y.abs()
    });
    // The oracle rounds as well. A weight below the normal numbers is rounded to a multiple of the smallest.
    2.0 * rounding::U * roundings * &weights + 4.0 * f64::from_bits(1) * weights.mapv(f64::signum)
}

/// An array of the shape of `x`, made from `x` slice by slice.
fn by_slice(
    x: &ArrayD<f64>,
    axis: usize,
    made: impl Fn(ArrayView1<'_, f64>) -> Array1<f64>,
) -> ArrayD<f64> {
    let mut array = ArrayD::zeros(x.raw_dim());
    for (mut to, from) in array.lanes_mut(Axis(axis)).into_iter().zip(x.lanes(Axis(axis))) {
        to.assign(&made(from));
    }
    array
}

fn exam() -> Exam {
    Exam { laws: laws(), mistakes: mistakes() }
}

fn laws() -> Vec<Law> {
    vec![
        law("sum", "S = Σ X along an axis; of shape (a, b, c), axis 1 leaves (a, c)")
            .points(2)
            .cases(5, |size| along_axis(size, number()))
            .edges(plain())
            .edges([
                (shaped(&[1, 3], [1e200, -1e200, 1.0]), 1),
                (shaped(&[2, 2], [1e-200, 1e-200, 5e-324, -0.0]), 1),
                (counting(&[17, 9]), 0),
            ])
            .check(|ask, case| {
                reduces(ask, "sum_axis", case, |x| rounding::sum(x), sum_bound, "Σ of each slice")
            }),
        law("one value per row", "X.sum(axis=1)ᵢ = Σ Xᵢ")
            .cases(6, matrix)
            .edges([array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]])
            .check(|ask, x| {
                let sums = ask_along(ask, "sum_axis", &x.clone().into_dyn(), 1)?;
                let shape = sums.shape().to_vec();
                same("the shape of X.sum(axis=1)", shape, vec![x.nrows()], "one value per row")?;
                for (i, row) in x.rows().into_iter().enumerate() {
                    let alone = ask_along(ask, "sum_axis", &row.to_owned().into_dyn(), 0)?;
                    same("the order of Σ Xᵢ", alone.ndim(), 0, "the only axis disappears")?;
                    let (sum, alone) = (sums[[i]], alone[IxDyn(&[])]);
                    let what = format!("X.sum(axis=1)[{i}]");
                    close(&what, sum, alone, 2.0 * sum_bound(row), "the sum of that row alone")?;
                }
                Ok(())
            }),
        law("partial sums", "Σᵢ Σⱼ Xᵢⱼ = Σⱼ Σᵢ Xᵢⱼ, the total")
            .cases(4, |size| along_axis(size, number()).prop_map(|(x, _)| x))
            .edges([counting(&[2, 3]), counting(&[2, 3, 4])])
            .check(|ask, x| {
                // An element takes part in a sum of at most n numbers, one for every axis.
                let within = gamma(x.len() + 2 * x.ndim()) * x.fold(0.0, |sum, x| sum + x.abs());
                let total = rounding::sum(x);
                for (name, last) in [("the first axis", false), ("the last axis", true)] {
                    let mut rest = x.clone();
                    for order in (1..=x.ndim()).rev() {
                        let axis = if last { order - 1 } else { 0 };
                        rest = ask_along(ask, "sum_axis", &rest, axis)?;
                        same("the order of S", rest.ndim(), order - 1, "one axis disappears")?;
                    }
                    let what = format!("the sum over {name}, until none is left,");
                    close(&what, rest[IxDyn(&[])], total, within, "the sum of all elements")?;
                }
                Ok(())
            }),
        law("mean", "M = (1 / n) Σ X along an axis of size n")
            .points(2)
            .cases(5, |size| along_axis(size, number()))
            .edges(plain())
            .edges([(shaped(&[2, 2], [1e200, -1e200, 1e-200, 3e-200]), 1)])
            .check(|ask, case| {
                let why = "the sum of each slice, divided by the size of the axis";
                reduces(ask, "mean_axis", case, mean, mean_bound, why)
            }),
        law("maximum", "max X along an axis, one of the elements")
            .points(2)
            .cases(5, |size| {
                along_axis(size, prop_oneof![9 => number(), 1 => infinities()].boxed())
            })
            .edges(plain())
            .edges([
                (shaped(&[1, 2], [-1e300, -1e-300]), 1),
                (shaped(&[2, 2], [f64::NEG_INFINITY, -1e308, f64::INFINITY, 1e308]), 1),
                (shaped(&[2], [f64::NEG_INFINITY; 2]), 0),
            ])
            .check(|ask, case| {
                reduces(
                    ask,
                    "max_axis",
                    case,
                    maximum,
                    |_| 0.0,
                    "the largest element of each slice",
                )
            }),
        law("no such axis", "an array of order k has the axes 0 to k - 1 alone")
            .cases(3, |size| (along_axis(size, number()), 0..3_usize))
            .edges([
                ((counting(&[2, 3]), 0), 0),
                ((counting(&[3]), 0), 0),
                ((counting(&[]), 0), 0),
                ((counting(&[2, 3]), 0), 1000),
            ])
            .check(|ask, ((x, _), beyond)| {
                none(ask, x, x.ndim() + beyond, &ALONG, "X has no such axis")
            }),
        law("empty axis", "no elements: their sum is 0, and they have no mean, maximum or weights")
            .cases(3, |size| {
                (vec(0..=size, 1..=3), 0..3_usize).prop_map(|(mut shape, axis)| {
                    let axis = axis % shape.len();
                    shape[axis] = 0;
                    (ArrayD::zeros(shape), axis)
                })
            })
            .edges([
                (ArrayD::zeros(vec![0]), 0),
                (ArrayD::zeros(vec![2, 0]), 1),
                (ArrayD::zeros(vec![0, 0]), 0),
            ])
            .check(|ask, case: &AlongAxis| {
                let why = "the empty sum is 0";
                reduces(ask, "sum_axis", case, |_| 0.0, |_| 0.0, why)?;
                let (x, axis) = case;
                none(ask, x, *axis, &ALONG[1..], "there is nothing along this axis")
            }),
        law("log-sum-exp", "y = log Σ exp(xᵢ)")
            .points(2)
            .cases(12, |size| vec(eighths(), 1..=size.max(1)).prop_map(Array1::from_vec))
            .edges([array![0.0], array![0.0, 0.0], array![1.0, 2.0, 3.0], Array1::zeros(65)])
            .check(|ask, x| logarithm(ask, x, "log Σ exp(xᵢ)")),
        law("infinite exponents", "exp(-∞) = 0 and log 0 = -∞: -∞ adds nothing, +∞ outweighs all")
            .cases(6, |size| {
                let elements = prop_oneof![1 => eighths(), 1 => infinities()];
                vec(elements, 0..=size).prop_map(Array1::from_vec)
            })
            .edges([
                array![],
                array![f64::NEG_INFINITY],
                array![f64::NEG_INFINITY, f64::NEG_INFINITY],
                array![f64::NEG_INFINITY, 1.0],
                array![f64::INFINITY, 1.0],
                array![f64::INFINITY, f64::NEG_INFINITY],
                array![f64::INFINITY, f64::INFINITY],
            ])
            .check(|ask, x| logarithm(ask, x, "log Σ exp(xᵢ), with exp(-∞) = 0 and log 0 = -∞")),
        law(
            "shifted log-sum-exp",
            "log Σ exp(xᵢ + c) = c + log Σ exp(xᵢ), also where exp overflows",
        )
        .points(2)
        .cases(8, |size| (vec(eighths(), 1..=size.max(1)).prop_map(Array1::from_vec), shift()))
        .edges([
            (array![0.0], 1e4),
            (array![0.0, 0.0], 1e4),
            (array![0.0, 1.0], -1e4),
            (array![0.0, 0.0], 1e300),
            (array![0.0, 0.0], -1e300),
        ])
        .check(|ask, (x, c)| {
            let (shifted, n) = (x + *c, x.len());
            let y: f64 = ask.call("log_sum_exp", (x,))?;
            let required = c + y;
            let answer: f64 = ask.call("log_sum_exp", (&shifted,))?;
            let within = log_sum_exp_bound(n, y) + log_sum_exp_bound(n, required);
            let why = format!("c + log Σ exp(xᵢ) with c = {}", show::number(*c));
            close("log Σ exp(xᵢ + c)", answer, required, within, &why)
        }),
        law("softmax", "Pᵢ = exp(xᵢ) / Σ exp(xⱼ), for each slice along the axis; exp(-∞) = 0")
            .points(2)
            .cases(4, |size| along_axis(size, logits()).prop_map(weighty))
            .edges(plain())
            .edges([(shaped(&[1, 3], [f64::NEG_INFINITY, 0.0, 1.0]), 1)])
            .check(|ask, (x, axis)| {
                let answer = ask_along(ask, "softmax", x, *axis)?;
                let what = format!("softmax(X, {axis})");
                let required = by_slice(x, *axis, weights);
                let within = by_slice(x, *axis, weights_bound);
                all_close(&what, &answer, &required, &within, "exp(xᵢ) / Σ exp(xⱼ) of each slice")
            }),
        law("sums to one", "0 ≤ Pᵢ and Σ Pᵢ = 1, also where exp(xᵢ) overflows or underflows")
            .points(2)
            .cases(4, |size| {
                let scale = prop::sample::select(vec![1.0, 1e4, -1e4, 1e300]);
                (along_axis(size, (-3..=3_i32).prop_map(f64::from).boxed()), scale)
                    .prop_map(|((x, axis), scale)| (x * scale, axis))
            })
            .edges([
                (shaped(&[1], [1e4]), 0),
                (shaped(&[2], [1e4, 1e4]), 0),
                (shaped(&[2], [-1e4, -1e4]), 0),
                (shaped(&[2, 2], [1e4, 1e4, -1e4, -1e4]), 1),
                (shaped(&[2], [1e300, 1e300]), 0),
                (shaped(&[2], [1e300, -1e300]), 0),
            ])
            .check(|ask, (x, axis)| {
                let answer = ask_along(ask, "softmax", x, *axis)?;
                let what = format!("softmax(X, {axis})");
                let shape = answer.shape().to_vec();
                same(&format!("the shape of {what}"), shape, x.shape().to_vec(), "that of X")?;
                let negative = answer.iter().find(|p| **p < 0.0 || p.is_nan());
                if let Some(p) = negative {
                    let answered = format!("a weight {}", show::number(*p));
                    holds(false, &answered, "weights from 0 to 1", "exp(xᵢ) is not negative")?;
                }
                let along = Axis(*axis);
                // All are divided by one sum, which errs by γ of n + 2 and by the entropy of the weights, at most log n.
                let sums = answer.map_axis(along, rounding::sum);
                let required = ArrayD::ones(sums.raw_dim());
                let within = &required * gamma(5 * x.len_of(along) + 8);
                all_close(&format!("Σ {what}"), &sums, &required, &within, "weights add up to 1")
            }),
        law("shifted softmax", "softmax(x + c) = softmax(x)")
            .cases(4, |size| (along_axis(size, eighths()), shift()))
            .edges([((counting(&[2, 3]), 1), 1000.0), ((counting(&[2, 3]), 0), -65_536.0)])
            .check(|ask, ((x, axis), c)| {
                // The slices are moved apart: each has a shift of its own.
                let mut apart = x.clone();
                for (number, mut slice) in apart.lanes_mut(Axis(*axis)).into_iter().enumerate() {
                    slice += if number % 2 == 0 { *c } else { 0.0 };
                }
                let required = ask_along(ask, "softmax", x, *axis)?;
                let answer = ask_along(ask, "softmax", &apart, *axis)?;
                let within =
                    by_slice(x, *axis, weights_bound) + by_slice(&apart, *axis, weights_bound);
                if required.shape() != within.shape() {
                    let shape = required.shape().to_vec();
                    return same("the shape of softmax(X)", shape, x.shape().to_vec(), "that of X");
                }
                let why = "the weights before: every second slice is moved by the same c";
                all_close("softmax(X + c)", &answer, &required, &within, why)
            }),
        law("no weights", "∞ / ∞ and 0 / 0 are no weights: nothing but -∞ has none, nor has +∞")
            .cases(3, |size| {
                (along_axis(size.max(1), eighths()), any::<bool>()).prop_filter_map(
                    "something to spoil",
                    |((mut x, axis), large)| {
                        let mut slice = x.lanes_mut(Axis(axis)).into_iter().last()?;
                        if large {
                            slice[0] = f64::INFINITY;
                        } else {
                            slice.fill(f64::NEG_INFINITY);
                        }
                        Some((x, axis))
                    },
                )
            })
            .edges([
                (shaped(&[1], [f64::NEG_INFINITY]), 0),
                (shaped(&[2], [f64::INFINITY, 1.0]), 0),
                (shaped(&[2, 2], [0.0, 1.0, f64::NEG_INFINITY, f64::NEG_INFINITY]), 1),
            ])
            .check(|ask, (x, axis)| {
                let why = "the largest element of a slice is infinite";
                none(ask, x, *axis, &["softmax"], why)
            }),
    ]
}

/// Requires that there is no answer.
fn none(
    ask: &mut Ask<'_>,
    x: &ArrayD<f64>,
    axis: usize,
    functions: &[&'static str],
    why: &str,
) -> Check {
    for function in functions {
        let answer: Option<ArrayD<f64>> = ask.call(function, (x, axis))?;
        same(&format!("{function}(X, {axis})"), answer, None, why)?;
    }
    Ok(())
}

/// Asks for log Σ exp(xᵢ), and compares.
fn logarithm(ask: &mut Ask<'_>, x: &Array1<f64>, why: &str) -> Check {
    let (answer, required) = (ask.call("log_sum_exp", (x,))?, log_sum_exp(x.view()));
    close("y", answer, required, log_sum_exp_bound(x.len(), required), why)
}

/// How far all exponents are moved; eighths move exactly by the smaller ones.
fn shift() -> BoxedStrategy<f64> {
    prop::sample::select(vec![0.0, 1.0, -2.5, 1000.0, -65_536.0]).boxed()
}

fn infinities() -> BoxedStrategy<f64> {
    prop_oneof![2 => Just(f64::NEG_INFINITY), 1 => Just(f64::INFINITY)].boxed()
}

/// What a softmax is given: numbers, and -∞ where something is masked out.
fn logits() -> BoxedStrategy<f64> {
    prop_oneof![5 => eighths(), 1 => Just(f64::NEG_INFINITY)].boxed()
}

/// The same array with a finite number in every slice.
fn weighty((mut x, axis): AlongAxis) -> AlongAxis {
    for mut slice in x.lanes_mut(Axis(axis)) {
        if maximum(slice.view()).is_infinite() {
            slice[0] = 0.0;
        }
    }
    (x, axis)
}
