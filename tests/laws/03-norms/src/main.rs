//! Exercise 3: norms (section 2.2.2).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use std::process::ExitCode;

use ndarray::{Array1, array};
use proptest::prelude::*;

use grader::ask::{all_close, close, holds};
use grader::exam::{Exam, serve};
use grader::generate::{extreme, number, orthogonal, vector, vectors};
use grader::law::law;
use grader::mistake::mistake;
use grader::rounding::{self, dot_bound, gamma};
use grader::show;

fn main() -> ExitCode {
    serve(exam())
}

/// How far rounding may take a norm of d elements: √ halves the error of the sum and adds its own.
fn norm_bound(d: usize, norm: f64) -> f64 {
    // Below the normal numbers every element rounds to a multiple of the smallest.
    gamma(d + 6) * norm + d as f64 * 5e-324
}

fn moderate() -> Vec<Array1<f64>> {
    vec![array![], array![0.0], array![-0.0, 0.0], array![3.0], array![-3.0, 4.0], array![2.0, 2.0]]
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("linear combination", "zᵢ = a xᵢ + b yᵢ")
                .points(2)
                .cases(20, |size| (number(), number(), vectors::<2>(size)))
                .check(|ask, (a, b, [x, y])| {
                    let z: Option<Array1<f64>> = ask.call("linear_combination", (*a, x, *b, y))?;
                    let answered = z.is_some();
                    holds(answered, "None", "Some(z)", "x and y have the same length")?;
                    let required = *a * x + *b * y;
                    let within =
                        gamma(3) * (a.abs() * x.mapv(f64::abs) + b.abs() * y.mapv(f64::abs));
                    all_close("z", &z.unwrap_or_default(), &required, &within, "zᵢ = a xᵢ + b yᵢ")
                }),
            law("same space", "x ~ (d) and y ~ (e) with d ≠ e have no linear combination")
                .cases(8, |size| {
                    (vector(size), number()).prop_map(|(x, y)| {
                        let longer = x.iter().copied().chain([y]).collect::<Array1<f64>>();
                        (x, longer)
                    })
                })
                .edges([(array![1.0, 2.0], array![5.0])])
                .check(|ask, (x, y)| {
                    let z: Option<Array1<f64>> =
                        ask.call("linear_combination", (1.0, x, 1.0, y))?;
                    holds(z.is_none(), "Some(z)", "None", "x and y differ in length")
                }),
            law("squared norm", "‖x‖² = Σ xᵢ²")
                .points(2)
                .cases(40, vector)
                .edges(moderate())
                .check(|ask, x| {
                    let answer = ask.call("squared_norm", (x,))?;
                    close("‖x‖²", answer, rounding::dot(x, x), dot_bound(x, x), "‖x‖² = Σ xᵢ²")
                }),
            law("norm", "‖x‖ = √Σ xᵢ²").points(2).cases(40, vector).edges(moderate()).check(
                |ask, x| {
                    let (answer, required) = (ask.call("norm", (x,))?, rounding::norm(x));
                    close("‖x‖", answer, required, norm_bound(x.len(), required), "‖x‖ = √Σ xᵢ²")
                },
            ),
            law("definiteness", "‖x‖ ≥ 0, and ‖x‖ = 0 only for x = 0")
                .cases(20, vector)
                .edges(moderate())
                .check(|ask, x| {
                    let norm: f64 = ask.call("norm", (x,))?;
                    let zero = x.iter().all(|&x| x == 0.0);
                    let required =
                        if zero { "0, since x = 0" } else { "more than 0, since x ≠ 0" };
                    let right = if zero { norm == 0.0 } else { norm > 0.0 };
                    holds(
                        right,
                        &format!("‖x‖ = {}", show::number(norm)),
                        required,
                        "‖x‖ = 0 only for x = 0",
                    )
                }),
            law("homogeneity", "‖a x‖ = |a| ‖x‖").cases(20, |size| (number(), vector(size))).check(
                |ask, (a, x)| {
                    let norm: f64 = ask.call("norm", (x,))?;
                    let scaled = ask.call("norm", (&(*a * x),))?;
                    let required = a.abs() * norm;
                    let within = 2.0 * norm_bound(x.len(), required);
                    close(
                        "‖a x‖",
                        scaled,
                        required,
                        within,
                        &format!("|a| ‖x‖ with a = {}", show::number(*a)),
                    )
                },
            ),
            law("triangle inequality", "‖x + y‖ ≤ ‖x‖ + ‖y‖").cases(20, vectors::<2>).check(
                |ask, [x, y]| {
                    let one: f64 = ask.call("norm", (x,))?;
                    let other: f64 = ask.call("norm", (y,))?;
                    let sum: f64 = ask.call("norm", (&(x + y),))?;
                    let most = one + other;
                    let within = 2.0 * norm_bound(x.len(), most);
                    holds(
                        sum <= most + within,
                        &format!("‖x + y‖ = {}", show::number(sum)),
                        &format!("at most {}", show::number(most)),
                        "the way over a third point is never shorter",
                    )
                },
            ),
            law("parallelogram law", "‖x + y‖² + ‖x − y‖² = 2‖x‖² + 2‖y‖²")
                .cases(20, vectors::<2>)
                .check(|ask, [x, y]| {
                    let one: f64 = ask.call("squared_norm", (x,))?;
                    let other: f64 = ask.call("squared_norm", (y,))?;
                    let sum: f64 = ask.call("squared_norm", (&(x + y),))?;
                    let difference: f64 = ask.call("squared_norm", (&(x - y),))?;
                    let required = 2.0 * one + 2.0 * other;
                    // Each square errs by γ, the sums x ± y by u an element, and all add up.
                    let within = 2.0 * gamma(x.len() + 6) * required;
                    close(
                        "‖x + y‖² + ‖x − y‖²",
                        sum + difference,
                        required,
                        within,
                        "2‖x‖² + 2‖y‖²",
                    )
                }),
            law("rotation", "‖Q x‖ = ‖x‖ for every orthogonal Q")
                .cases(8, |size| {
                    let elements = prop::collection::vec(number(), size);
                    (orthogonal(size), elements.prop_map(Array1::from_vec))
                })
                .check(|ask, (q, x)| {
                    let d = x.len();
                    let norm: f64 = ask.call("norm", (x,))?;
                    let rotated = ask.call("norm", (&q.dot(x),))?;
                    // Q is a product of two reflections, each rounded: its columns are orthogonal up
                    // to γ of a few d, and d of them enter every element of Q x.
                    let within = gamma(8 * d + 32) * d as f64 * norm;
                    close("‖Q x‖", rotated, norm, within, "‖x‖: turning a vector keeps its length")
                }),
            law("scale safety", "safe_norm(x) = √Σ xᵢ², also where xᵢ² overflows or underflows")
                .points(2)
                .cases(12, |size| {
                    let elements = prop_oneof![2 => number().boxed(), 3 => extreme().boxed()];
                    prop::collection::vec(elements, 0..=size).prop_map(Array1::from_vec)
                })
                .edges(moderate())
                .edges([
                    array![3e200, 4e200],
                    array![3e-200, 4e-200],
                    array![1e200, -1e200],
                    array![5e-324],
                    array![1.5e-323, -2e-323],
                    array![1e300, 1e-300],
                    array![f64::INFINITY, 1.0],
                    array![3.0, f64::NEG_INFINITY],
                ])
                .check(|ask, x| {
                    let (answer, required) = (ask.call("safe_norm", (x,))?, rounding::norm(x));
                    let within = norm_bound(x.len(), required);
                    let why = if required.is_finite() {
                        "√Σ xᵢ², and that number has room in an f64"
                    } else {
                        "an element is infinite, and so is √Σ xᵢ²"
                    };
                    close("‖x‖", answer, required, within, why)
                }),
            law("unit length", "x = ‖x‖ u with ‖u‖ = 1, and u = None for x = 0")
                .points(2)
                .cases(12, |size| {
                    (vector(size), prop::sample::select(vec![1.0, 1e200, 1e-200]))
                        .prop_map(|(x, scale)| scale * x)
                })
                .edges(moderate())
                .edges([array![3e200, 4e200], array![3e-200, 4e-200]])
                .check(|ask, x| {
                    let unit: Option<Array1<f64>> = ask.call("normalise", (x,))?;
                    let norm = rounding::norm(x);
                    if norm == 0.0 {
                        return holds(
                            unit.is_none(),
                            "Some(u)",
                            "None",
                            "the zero vector has no direction",
                        );
                    }
                    holds(unit.is_some(), "None", "Some(u)", "x is not zero")?;
                    let required = x / norm;
                    let within = gamma(x.len() + 8) * required.mapv(f64::abs);
                    all_close("u", &unit.unwrap_or_default(), &required, &within, "x / ‖x‖")
                }),
        ],
        mistakes: vec![
            mistake(
                "no square root",
                "norm",
                "Your answer is ‖x‖²; the norm is its square root.",
                |x: Array1<f64>| x.dot(&x),
            ),
            mistake(
                "no square root",
                "safe_norm",
                "Your answer is ‖x‖²; the norm is its square root.",
                |x: Array1<f64>| x.dot(&x),
            ),
            mistake(
                "l1 norm",
                "norm",
                "Your answer is Σ|xᵢ|, the l1 norm: here each element is squared, and the root taken at the end.",
                |x: Array1<f64>| x.mapv(f64::abs).sum(),
            ),
            mistake(
                "l1 norm",
                "squared_norm",
                "Your answer is Σ|xᵢ|, the l1 norm: here each element is squared.",
                |x: Array1<f64>| x.mapv(f64::abs).sum(),
            ),
            mistake(
                "largest element",
                "norm",
                "Your answer is max|xᵢ|, the maximum norm: here the squares are summed, and the root taken.",
                |x: Array1<f64>| x.fold(0.0, |largest: f64, x| largest.max(x.abs())),
            ),
            mistake(
                "mean for sum",
                "squared_norm",
                "Your answer is the mean of the squares; the squared norm is their sum.",
                |x: Array1<f64>| x.dot(&x) / x.len() as f64,
            )
            .only_for(|x: Array1<f64>| !x.is_empty()),
            mistake(
                "mean for sum",
                "norm",
                "Your answer is the root of the mean square; the norm is the root of the sum.",
                |x: Array1<f64>| (x.dot(&x) / x.len() as f64).sqrt(),
            )
            .only_for(|x: Array1<f64>| !x.is_empty()),
            mistake(
                "sum before square",
                "squared_norm",
                "Your answer is (Σ xᵢ)²; each element is squared before the sum.",
                |x: Array1<f64>| x.sum().powi(2),
            ),
            mistake(
                "overflow",
                "safe_norm",
                "Your answer is √Σ xᵢ² computed as it stands: the squares leave the range of f64, although \
                 the norm does not. Divide by the largest magnitude first.",
                |x: Array1<f64>| x.dot(&x).sqrt(),
            ),
            mistake(
                "underflow",
                "safe_norm",
                "You divide by the largest magnitude only where √Σ xᵢ² overflows. The squares of small elements \
                 underflow, and their norm is lost: divide always.",
                |x: Array1<f64>| {
                    let plain = x.dot(&x).sqrt();
                    if plain.is_finite() { plain } else { rounding::norm(&x) }
                },
            ),
            mistake(
                "infinity divided",
                "safe_norm",
                "You divide by the largest magnitude also where it is infinite, and ∞ / ∞ is NaN. Then it is \
                 the norm already.",
                |x: Array1<f64>| {
                    let largest = x.fold(0.0, |largest: f64, x| largest.max(x.abs()));
                    largest * (&x / largest).mapv(|x| x * x).sum().sqrt()
                },
            )
            .only_for(|x: Array1<f64>| x.iter().any(|&x| x != 0.0)),
            mistake(
                "overflow",
                "normalise",
                "You divide by √Σ xᵢ² computed as it stands, and its squares leave the range of f64. \
                 `safe_norm` does not.",
                |x: Array1<f64>| {
                    let norm = x.dot(&x).sqrt();
                    (norm > 0.0).then(|| x / norm)
                },
            ),
            mistake(
                "divided by the largest element",
                "normalise",
                "You divide by max|xᵢ|: then the largest element is 1 or -1, and not the norm.",
                |x: Array1<f64>| {
                    let largest = x.fold(0.0, |largest: f64, x| largest.max(x.abs()));
                    (largest > 0.0).then(|| x / largest)
                },
            ),
            mistake(
                "divided by the l1 norm",
                "normalise",
                "You divide by Σ|xᵢ|: then the magnitudes add up to 1, and not their squares.",
                |x: Array1<f64>| {
                    let sum = x.mapv(f64::abs).sum();
                    (sum > 0.0).then(|| x / sum)
                },
            ),
            mistake(
                "divided by the squared norm",
                "normalise",
                "You divide by ‖x‖²: take the root first.",
                |x: Array1<f64>| {
                    let square = x.dot(&x);
                    (square > 0.0).then(|| x / square)
                },
            ),
            mistake(
                "zero vector divided",
                "normalise",
                "The zero vector has no direction: 0 / 0 is NaN. Answer `None`.",
                |x: Array1<f64>| Some(&x / rounding::norm(&x)),
            ),
            mistake(
                "cut to the shorter",
                "linear_combination",
                "`zip` stops at the end of the shorter vector without a word: compare the lengths first.",
                |a: f64, x: Array1<f64>, b: f64, y: Array1<f64>| {
                    Some(x.iter().zip(&y).map(|(x, y)| a * x + b * y).collect::<Array1<f64>>())
                },
            ),
        ],
    }
}
