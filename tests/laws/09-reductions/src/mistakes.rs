//! The mistakes people make about reductions.

use ndarray::{Array1, ArrayD, ArrayView1, Axis};

use grader::mistake::{Mistake, mistake, mistake_of_panic};

use crate::{ALONG, by_slice, log_sum_exp, maximum, shaped, weights};

/// What a function makes of an array along an axis.
fn reduced(function: &str, x: &ArrayD<f64>, axis: usize) -> ArrayD<f64> {
    match function {
        "sum_axis" => x.map_axis(Axis(axis), |x| x.sum()),
        "mean_axis" => x.map_axis(Axis(axis), |x| x.sum() / x.len() as f64),
        "max_axis" => x.map_axis(Axis(axis), maximum),
        _ => by_slice(x, axis, weights),
    }
}

/// The same array with one axis.
fn flat(x: &ArrayD<f64>) -> ArrayD<f64> {
    shaped(&[x.len()], x.iter().copied())
}

fn something_along(x: ArrayD<f64>, axis: usize) -> bool {
    axis < x.ndim() && x.len_of(Axis(axis)) > 0
}

fn nothing_along(x: ArrayD<f64>, axis: usize) -> bool {
    axis < x.ndim() && x.len_of(Axis(axis)) == 0
}

/// Whether there is something along the axis, and every way to write a function answers alike.
fn ordinary(x: ArrayD<f64>, axis: usize) -> bool {
    x.iter().all(|x| x.abs() <= 1e9 && (*x == 0.0 || x.abs() >= 1e-9)) && something_along(x, axis)
}

/// A mistake in one of the functions along an axis.
pub fn along(
    name: &'static str,
    function: &'static str,
    says: &'static str,
    formula: impl Fn(&ArrayD<f64>, usize) -> ArrayD<f64> + Send + Sync + 'static,
) -> Mistake {
    mistake(name, function, says, move |x: ArrayD<f64>, axis: usize| Some(formula(&x, axis)))
}

/// A mistake in which axis is reduced, and what becomes of it; it can be made in several functions.
fn of_axis(
    name: &'static str,
    functions: &'static [&'static str],
    says: &'static str,
    formula: fn(&str, &ArrayD<f64>, usize) -> ArrayD<f64>,
) -> impl Iterator<Item = Mistake> {
    functions.iter().map(move |&function| {
        along(name, function, says, move |x, axis| formula(function, x, axis)).only_for(ordinary)
    })
}

/// Whether every slice has weights.
fn weighted(x: ArrayD<f64>, axis: usize) -> bool {
    something_along(x.clone(), axis)
        && x.lanes(Axis(axis)).into_iter().all(|slice| maximum(slice).is_finite())
}

/// A mistake in the weights of one slice.
fn of_weights(
    name: &'static str,
    says: &'static str,
    formula: fn(ArrayView1<'_, f64>) -> Array1<f64>,
) -> Mistake {
    along(name, "softmax", says, move |x, axis| by_slice(x, axis, formula)).only_for(weighted)
}

/// The elements less the largest of them.
fn lowered(x: ArrayView1<'_, f64>) -> Array1<f64> {
    let largest = maximum(x);
    x.mapv(|x| x - largest)
}

pub fn mistakes() -> Vec<Mistake> {
    const REDUCTIONS: &[&str] = &["sum_axis", "mean_axis", "max_axis"];
    let mut mistakes = vec![
        mistake_of_panic(
            "axis not checked",
            "no such axis",
            "ndarray panics when an array has no such axis: compare it with `x.ndim()` first, and answer `None`.",
        ),
        along(
            "wrong count",
            "mean_axis",
            "You divide by the number of all elements: each sum has only as many terms as the axis is long.",
            |x, axis| reduced("sum_axis", x, axis) / x.len() as f64,
        )
        .only_for(ordinary),
        along(
            "wrong count",
            "mean_axis",
            "You divide by the number of sums: each sum has as many terms as the axis that disappears is long.",
            |x, axis| {
                let sums = reduced("sum_axis", x, axis);
                let count = sums.len() as f64;
                sums / count
            },
        )
        .only_for(ordinary),
        along(
            "wrong count",
            "mean_axis",
            "You divide by n - 1, as for the variance of a sample: a mean divides by n.",
            |x, axis| reduced("sum_axis", x, axis) / (x.len_of(Axis(axis)) as f64 - 1.0),
        )
        .only_for(ordinary),
        along("sum for mean", "mean_axis", "Your answer is the sum: divide it.", |x, axis| {
            reduced("sum_axis", x, axis)
        })
        .only_for(ordinary),
        along(
            "nothing divided",
            "mean_axis",
            "0 / 0 is NaN: along an axis of size 0 there is no mean. Answer `None`.",
            |x, axis| reduced("mean_axis", x, axis),
        )
        .only_for(nothing_along),
        along(
            "nothing compared",
            "max_axis",
            "The number that the search starts from is no element: along an axis of size 0 there is no maximum. Answer `None`.",
            |x, axis| reduced("max_axis", x, axis),
        )
        .only_for(nothing_along),
        along(
            "starts too high",
            "max_axis",
            "The search starts from 0, and no negative element is larger: start from -∞.",
            |x, axis| reduced("max_axis", x, axis).mapv(|x| x.max(0.0)),
        )
        .only_for(something_along),
        along(
            "starts too high",
            "max_axis",
            "`f64::MIN_POSITIVE` is the smallest positive number, and no negative element is larger: start from -∞.",
            |x, axis| reduced("max_axis", x, axis).mapv(|x| x.max(f64::MIN_POSITIVE)),
        )
        .only_for(something_along),
        along(
            "starts too high",
            "max_axis",
            "`f64::MIN` is the smallest finite number, and larger than -∞: start from -∞.",
            |x, axis| reduced("max_axis", x, axis).mapv(|x| x.max(f64::MIN)),
        )
        .only_for(something_along),
        along(
            "minimum for maximum",
            "max_axis",
            "Your answer is the smallest element.",
            |x, axis| -reduced("max_axis", &-x, axis),
        )
        .only_for(something_along),
        mistake(
            "overflow",
            "log_sum_exp",
            "Your answer is log Σ exp(xᵢ) computed as it stands: exp overflows from 710 on and is 0 from -746 down. Subtract the largest \
             xᵢ from all of them first, and add it to the logarithm.",
            |x: Array1<f64>| x.mapv(f64::exp).sum().ln(),
        ),
        mistake(
            "maximum not added back",
            "log_sum_exp",
            "Your answer is log Σ exp(xᵢ - m): the m that was taken out is to be added again.",
            |x: Array1<f64>| log_sum_exp(lowered(x.view()).view()),
        )
        .only_for(|x: Array1<f64>| maximum(x.view()).is_finite()),
        mistake(
            "logarithm missing",
            "log_sum_exp",
            "Your answer is Σ exp(xᵢ): its logarithm is asked for.",
            |x: Array1<f64>| x.mapv(f64::exp).sum(),
        )
        .only_for(|x: Array1<f64>| x.iter().all(|x| x.abs() < 100.0)),
        mistake(
            "∞ - ∞",
            "log_sum_exp",
            "Where the largest element m is infinite, xᵢ - m is ∞ - ∞, which is NaN: the answer is m itself then.",
            |x: Array1<f64>| maximum(x.view()) + lowered(x.view()).exp().sum().ln(),
        ),
        mistake(
            "starts too high",
            "log_sum_exp",
            "The search for the maximum starts from 0: with negative elements alone, all exponentials may underflow. Start \
             from -∞.",
            |x: Array1<f64>| {
                let largest = maximum(x.view()).max(0.0);
                largest + x.mapv(|x| (x - largest).exp()).sum().ln()
            },
        )
        .only_for(|x: Array1<f64>| maximum(x.view()).is_finite()),
        of_weights(
            "overflow",
            "Your weights are exp(xᵢ) / Σ exp(xⱼ) computed as it stands: exp overflows from 710 on, and ∞ / ∞ is NaN; from \
             -746 down it is 0, and so is the sum. Subtract the largest element of the slice first.",
            |x| x.mapv(f64::exp) / x.mapv(f64::exp).sum(),
        ),
        of_weights(
            "logarithm subtracted",
            "exp(xᵢ - log Σ exp(xⱼ)) is right on paper. But where x is large, its log-sum-exp is rounded to a number that large, \
             and the difference keeps that error. Subtract the maximum, then divide by the sum.",
            |x| {
                let y = log_sum_exp(x);
                x.mapv(|x| (x - y).exp())
            },
        ),
        of_weights(
            "log-softmax",
            "Your answers are the logarithms of the weights.",
            |x| lowered(x) - lowered(x).exp().sum().ln(),
        ),
        of_weights(
            "not divided",
            "Your answers are exp(xᵢ - m), whose largest is 1: divide by their sum.",
            |x| lowered(x).exp(),
        ),
        along(
            "maximum of the whole array",
            "softmax",
            "You subtract the maximum of the whole array. In a slice far below it every exponential is 0, and 0 / 0 is NaN: \
             subtract from each slice its own maximum.",
            |x, axis| {
                let largest = maximum(flat(x).view().into_dimensionality().expect("one axis"));
                by_slice(x, axis, |x| {
                    let weights = x.mapv(|x| (x - largest).exp());
                    let total = weights.sum();
                    weights / total
                })
            },
        )
        .only_for(weighted),
        along(
            "0 / 0",
            "softmax",
            "Where the largest element of a slice is infinite, ∞ - ∞ or 0 / 0 gives NaN: answer `None`.",
            |x, axis| by_slice(x, axis, weights),
        )
        .only_for(something_along),
    ];
    mistakes.extend(of_axis(
        "wrong axis",
        &ALONG,
        "You reduce along the axis counted from the other end: of a matrix, axis 1 runs along a row, and gives one value per row.",
        |function, x, axis| reduced(function, x, x.ndim() - 1 - axis),
    ));
    mistakes.extend(of_axis(
        "axis kept",
        REDUCTIONS,
        "You keep the axis and reduce along all others: the axis that is named is the one that disappears.",
        |function, x, axis| {
            (0..x.ndim()).rev().filter(|other| *other != axis).fold(x.clone(), |x, other| {
                reduced(function, &x, other)
            })
        },
    ));
    mistakes.extend(of_axis(
        "axis ignored",
        &ALONG,
        "Your answer is that for axis 0, whatever axis is named.",
        |function, x, _| reduced(function, x, 0),
    ));
    mistakes.extend(of_axis(
        "axis ignored",
        &ALONG,
        "Your answer is that for the last axis, whatever axis is named.",
        |function, x, _| reduced(function, x, x.ndim() - 1),
    ));
    mistakes.extend(of_axis(
        "whole array",
        &ALONG,
        "You take all elements together: only those along the named axis belong to one sum, mean, maximum or softmax.",
        |function, x, _| {
            let whole = reduced(function, &flat(x), 0);
            if function == "softmax" { shaped(x.shape(), whole) } else { whole }
        },
    ));
    mistakes.extend(of_axis(
        "axis left in place",
        REDUCTIONS,
        "You leave the axis in place with size 1 (`keepdims` in NumPy): here it disappears.",
        |function, x, axis| reduced(function, x, axis).insert_axis(Axis(axis)),
    ));
    mistakes
}
