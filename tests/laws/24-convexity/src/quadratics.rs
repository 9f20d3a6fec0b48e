//! Laws of quadratics: by their eigenvalues they are strictly convex, convex or not convex.

use ndarray::{Array2, array};
use proptest::prelude::*;

use grader::ask::{Ask, Check, none, same, some};
use grader::generate::{matrix, matrix_of};
use grader::law::{Law, law};
use grader::show::shown;
use grader::spectrum::{Known, known, largest};

const POSITIVE: &[f64] = &[1.0, 2.0, 0.5, 10.0, 1e-5];
const NONNEGATIVE: &[f64] = &[1.0, 0.0, 2.0, 0.0, 0.5, 10.0];
const ANY: &[f64] = &[1.0, -1.0, 2.0, 0.0, -3.0, 0.5, 10.0, 5.0, 1e-5, -1e-5];

fn any(size: usize) -> BoxedStrategy<Known> {
    prop_oneof![known(size, POSITIVE), known(size, NONNEGATIVE), known(size, ANY)].boxed()
}

/// The answer by the definition.
pub fn convexity(eigenvalues: &ndarray::Array1<f64>) -> &'static str {
    let zero = 1e-9 * largest(eigenvalues);
    let least = eigenvalues.fold(f64::INFINITY, |least, lambda| least.min(*lambda));
    if least > zero {
        "strictly convex"
    } else if least >= -zero {
        "convex"
    } else {
        "not convex"
    }
}

/// Asks about A, whose symmetric part has the eigenvalues of `known`.
fn asked(ask: &mut Ask<'_>, a: &Array2<f64>, known: &Known) -> Check {
    let answer: Option<String> = ask.call("quadratic_convexity", (a,))?;
    let answer = some(answer, "A is square, not empty and finite")?;
    let why = format!("the eigenvalues of (A + Aᵀ) / 2 are {}", shown(&known.eigenvalues));
    same("the quadratic", answer, convexity(&known.eigenvalues).into(), &why)
}

pub fn laws() -> Vec<Law> {
    let plain = |spectra: Vec<ndarray::Array1<f64>>| spectra.into_iter().map(Known::plain);
    vec![
        law("curvature", "every λ > 0: strictly convex; one λ < 0: not convex")
            .points(2)
            .cases(6, |size| {
                prop_oneof![
                    known(size, POSITIVE),
                    known(size, &[1.0, -1.0, 2.0, -0.5, 10.0, 5.0, -1e-5])
                ]
            })
            .edges(plain(vec![
                array![1.0],
                array![-1.0],
                array![2.0, 1.0],
                array![2.0, -1.0],
                array![-1.0, -1.0],
                array![-1.0, -1.0, 1.0],
                array![-1e-5, 1.0],
            ]))
            .check(|ask, known| asked(ask, &known.matrix(), known)),
        law("flat directions", "no λ < 0, and one λ = 0: convex, not strictly")
            .points(2)
            .cases(5, |size| known(size, NONNEGATIVE))
            .edges(plain(vec![
                array![0.0],
                array![0.0, 0.0],
                array![1.0, 0.0],
                array![1.0, 1e-12],
                array![1.0, -1e-12],
                array![1e-300, 1e-300],
                array![0.0, -1.0],
            ]))
            .check(|ask, known| asked(ask, &known.matrix(), known)),
        law("symmetric part", "A + K has the answer of A where Kᵀ = −K, as xᵀK x = 0")
            .points(2)
            .cases(5, |size| {
                any(size).prop_flat_map(|known| {
                    let d = known.eigenvalues.len();
                    let scale = known.largest() / 8.0;
                    let skew = matrix_of(d, d).prop_map(move |m| scale * (&m - &m.t()));
                    (Just(known), skew)
                })
            })
            .edges([
                (Known::plain(array![1.0, 1.0]), array![[0.0, 10.0], [-10.0, 0.0]]),
                (Known::plain(array![1.0, -1.0]), array![[0.0, 0.5], [-0.5, 0.0]]),
                (
                    Known { eigenvalues: array![4.0, -2.0], q: turn() },
                    array![[0.0, 3.0], [-3.0, 0.0]],
                ),
                (
                    Known { eigenvalues: array![4.0, -2.0], q: turn() },
                    array![[0.0, -3.0], [3.0, 0.0]],
                ),
            ])
            .check(|ask, (known, skew)| asked(ask, &(known.matrix() + skew), known)),
        law("no quadratic", "a matrix that is not square, is empty or not finite gets no answer")
            .cases(3, |size| {
                let bad = prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]);
                let broken = (1..=size.max(1), bad, 0..64_usize).prop_map(|(d, bad, place)| {
                    let mut a = Array2::eye(d);
                    a[[place / d % d, place % d]] = bad;
                    a
                });
                prop_oneof![
                    matrix(size).prop_filter("not square", |m| m.is_empty() || !m.is_square()),
                    broken
                ]
            })
            .edges([
                Array2::zeros((0, 0)),
                array![[1.0, 2.0]],
                array![[1.0], [2.0]],
                array![[f64::NAN]],
            ])
            .check(|ask, a| {
                let answer: Option<String> = ask.call("quadratic_convexity", (a,))?;
                none(answer, "A has to be square, not empty, and finite")
            }),
    ]
}

/// The axes turned by 45°.
fn turn() -> Array2<f64> {
    let half = 0.5_f64.sqrt();
    array![[half, half], [half, -half]]
}
