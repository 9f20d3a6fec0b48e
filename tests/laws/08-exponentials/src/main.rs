//! Exercise 8: exponentials (section 2.3.3).
//!
//! Bounds: N. J. Higham, *The scaling and squaring method for the matrix exponential revisited*, SIAM J. Matrix Anal.
//! Appl. 26 (2005); A. H. Al-Mohy and N. J. Higham, *A new scaling and squaring algorithm for the matrix exponential*, the same 31
//! (2009); N. J. Higham, *Functions of Matrices*, chapter 10.

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, Array2, ArrayD, Axis, arr0, array};
use ndarray_linalg::{Determinant, Eigh, UPLO};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, close, same};
use grader::exam::{Exam, serve};
use grader::generate::number;
use grader::law::{Law, law};
use grader::rounding::{U, gamma};

use mistakes::mistakes;

fn main() -> ExitCode {
    serve(exam())
}

/// Eigenvalues and eigenvectors of a symmetric matrix.
fn eigen(a: &Array2<f64>) -> (Array1<f64>, Array2<f64>) {
    if a.is_empty() {
        return (array![], a.clone());
    }
    a.eigh(UPLO::Lower).expect("a symmetric matrix has eigenvalues")
}

/// The logarithmic norm μ(A), the largest eigenvalue of (A + Aᵀ) / 2: ‖exp(t A)‖₂ ≤ exp(t μ(A)) for t ≥ 0, with equality
/// for symmetric and for skew-symmetric matrices.
fn logarithmic_norm(a: &Array2<f64>) -> f64 {
    let (eigenvalues, _) = eigen(&((a + &a.t()) / 2.0));
    eigenvalues.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// The largest of the norms by which people scale: of columns, of rows, and of all elements.
fn norm(a: &Array2<f64>) -> f64 {
    let largest = |sums: Array1<f64>| -> f64 { sums.iter().copied().fold(0.0, f64::max) };
    let magnitudes = a.mapv(f64::abs);
    let rows = largest(magnitudes.sum_axis(Axis(1)));
    let columns = largest(magnitudes.sum_axis(Axis(0)));
    rows.max(columns).max(a.iter().map(|x| x * x).sum::<f64>().sqrt())
}

/// How far scaling and squaring may take exp(A), in the 2-norm and so in every element.
///
/// Let B = A / 2ˢ with ‖B‖ ≤ 1 and Yₖ = exp(2ᵏ B), so that ‖Yₖ‖₂ ≤ yₖ = exp(2ᵏ μ(B)) and yₖ₊₁ = yₖ².
/// - The approximation to Y₀, a polynomial or rational one with at most 30 products of matrices, errs by
///   γ of 30 (n + 2) times exp(‖B‖), hence by r₀ y₀ with r₀ ≤ 8 γ, as exp(2) < 8.
/// - A squaring doubles the relative error and adds one of n γₙ: rₖ₊₁ ≤ 2 rₖ + n γₙ, so rₛ ≤ 2ˢ (r₀ + n γₙ).
/// - What is left out amounts to another matrix A + ΔA with ‖ΔA‖ ≤ u ‖A‖, which is how methods choose their degree;
///   it moves exp(A) by u ‖A‖ exp(μ(A)).
///
/// Some scale further than to ‖B‖ ≤ 1; with 16 times as many squarings' worth of growth all sensible ones are within. Padé
/// approximants of a high degree scale less instead, to ‖B‖ ≤ 5.4.
fn exp_bound(a: &Array2<f64>) -> f64 {
    let (n, norm) = (a.nrows(), norm(a));
    let growth = 16.0 * norm.max(1.0);
    let relative = growth * (8.0 * gamma(30 * (n + 2)) + n as f64 * gamma(n)) + U * norm;
    if n == 0 { 0.0 } else { relative * logarithmic_norm(a).exp() }
}

/// Asks for the exponential of a square matrix.
fn ask_exp(ask: &mut Ask<'_>, a: &Array2<f64>) -> Result<Array2<f64>, Break> {
    let answer: Option<Array2<f64>> = ask.call("matrix_exp", (a,))?;
    square(answer, a)
}

/// The answer, if it is a matrix like A.
fn square(answer: Option<Array2<f64>>, a: &Array2<f64>) -> Result<Array2<f64>, Break> {
    let answer = answer.ok_or_else(|| Break::Wrong {
        answered: "None".into(),
        required: "Some matrix".into(),
        why: "A is square".into(),
    })?;
    let shape = answer.shape().to_vec();
    same("the shape of exp(A)", shape, a.shape().to_vec(), "as many rows and columns as A")?;
    Ok(answer)
}

/// Requires exp(A) to be `required`, which itself may be wrong by `oracle` in every element.
fn exponential(
    ask: &mut Ask<'_>,
    a: &Array2<f64>,
    required: &Array2<f64>,
    oracle: f64,
    why: &str,
) -> Check {
    let answer = ask_exp(ask, a)?;
    let within = Array2::from_elem(a.raw_dim(), exp_bound(a) + oracle);
    all_close("exp(A)", &answer, required, &within, why)
}

/// exp of a symmetric matrix, V exp(Λ) Vᵀ; the eigenvalues and vectors are those of A + ΔA with ‖ΔA‖ of the order n² u ‖A‖.
fn exp_of_symmetric(a: &Array2<f64>) -> (Array2<f64>, f64) {
    let (eigenvalues, vectors) = eigen(a);
    let n = a.nrows() as f64;
    let error = 16.0 * n * n * U * (1.0 + norm(a)) * logarithmic_norm(a).exp();
    ((&vectors * &eigenvalues.exp()).dot(&vectors.t()), error)
}

/// exp of [[p, -q], [q, p]]: a rotation by q, and a growth by exp(p).
fn exp_of_rotation(p: f64, q: f64) -> Array2<f64> {
    p.exp() * array![[q.cos(), -q.sin()], [q.sin(), q.cos()]]
}

fn rotation(p: f64, q: f64) -> Array2<f64> {
    array![[p, -q], [q, p]]
}

/// A number of eighths up to `largest`.
fn eighths(largest: i32) -> BoxedStrategy<f64> {
    (-8 * largest..=8 * largest).prop_map(|eighths| f64::from(eighths) / 8.0).boxed()
}

/// A square matrix of at most `size` rows, with elements up to `largest`.
fn square_matrix(size: usize, largest: i32) -> BoxedStrategy<Array2<f64>> {
    (0..=size)
        .prop_flat_map(move |n| {
            vec(eighths(largest), n * n).prop_map(move |elements| {
                Array2::from_shape_vec((n, n), elements).expect("n² elements")
            })
        })
        .boxed()
}

/// The same with A = Aᵀ: the sum of both triangles.
fn symmetric(size: usize, largest: i32) -> BoxedStrategy<Array2<f64>> {
    square_matrix(size, largest).prop_map(|a| (&a + &a.t()) / 2.0).boxed()
}

/// A = P D P⁻¹ with whole-numbered P and P⁻¹, and D in eighths: every product is exact.
#[derive(Clone, Debug)]
struct Known {
    a: Array2<f64>,
    p: Array2<f64>,
    inverse: Array2<f64>,
    eigenvalues: Array1<f64>,
}

/// A matrix whose eigenvalues and eigenvectors are known, and which is not normal.
fn known(size: usize) -> BoxedStrategy<Known> {
    (1..=size.max(1))
        .prop_flat_map(|n| {
            let shears = vec((0..n, 0..n, -1..=1_i32), 0..=2);
            (vec(eighths(2), n), shears)
        })
        .prop_map(|(eigenvalues, shears)| {
            let n = eigenvalues.len();
            let (mut p, mut inverse) = (Array2::eye(n), Array2::eye(n));
            for (i, j, c) in shears {
                if i != j {
                    let mut shear = Array2::eye(n);
                    shear[[i, j]] = f64::from(c);
                    p = p.dot(&shear);
                    shear[[i, j]] = -f64::from(c);
                    inverse = shear.dot(&inverse);
                }
            }
            let eigenvalues = Array1::from_vec(eigenvalues);
            Known { a: (&p * &eigenvalues).dot(&inverse), p, inverse, eigenvalues }
        })
        .boxed()
}

/// A nilpotent matrix: rows and columns of a strictly upper triangular one, renumbered.
fn nilpotent(size: usize) -> BoxedStrategy<Array2<f64>> {
    (1..=size.max(1))
        .prop_flat_map(|n| {
            let order = Just((0..n).collect::<Vec<_>>()).prop_shuffle();
            (vec(-2..=2_i32, n * n), order)
        })
        .prop_map(|(elements, order)| {
            let n = order.len();
            Array2::from_shape_fn((n, n), |(i, j)| {
                if order[i] < order[j] { f64::from(elements[i * n + j]) } else { 0.0 }
            })
        })
        .boxed()
}

/// Σ Aᵏ / k! over k < terms, each term made of the one before.
fn series(a: &Array2<f64>, terms: usize) -> Array2<f64> {
    weighted_powers(a, terms, |k| 1.0 / (1..=k).map(|k| k as f64).product::<f64>())
}

/// Σ wₖ Aᵏ over k < terms.
fn weighted_powers(a: &Array2<f64>, terms: usize, weight: fn(usize) -> f64) -> Array2<f64> {
    let mut power = Array2::eye(a.nrows());
    let mut sum = Array2::zeros(a.raw_dim());
    for k in 0..terms {
        sum.scaled_add(weight(k), &power);
        power = power.dot(a);
    }
    sum
}

/// exp(A) for the formulas of mistakes: halved until its norm is below one, and squared again.
fn exp(a: &Array2<f64>) -> Array2<f64> {
    if norm(a) <= 1.0 {
        series(a, 20)
    } else {
        let half = exp(&(a / 2.0));
        half.dot(&half)
    }
}

fn exam() -> Exam {
    Exam { laws: laws(), mistakes: mistakes() }
}

fn laws() -> Vec<Law> {
    vec![
        law("elements", "[exp(X)]ᵢⱼ = exp(Xᵢⱼ), for an array of any shape")
            .points(2)
            .cases(4, |size| {
                vec(0..=size, 0..=3).prop_flat_map(|shape| {
                    let count = shape.iter().product::<usize>();
                    vec(number(), count).prop_map(move |elements| {
                        ArrayD::from_shape_vec(shape.clone(), elements)
                            .expect("as many as the shape has")
                    })
                })
            })
            .edges([
                array![1.0].into_dyn(),
                array![[0.0, -0.0], [1.0, -1.0]].into_dyn(),
                array![[1.0, 2.0, 3.0]].into_dyn(),
                arr0(2.0).into_dyn(),
                array![f64::NEG_INFINITY, -746.0, -740.0, 709.0, 710.0, f64::INFINITY].into_dyn(),
                array![1e-300, -1e-20, 1e200, -1e200].into_dyn(),
            ])
            .check(|ask, x| {
                let answer: ArrayD<f64> = ask.call("exp_elements", (x,))?;
                // Two units of the last place for each of two exponentials; a power of the rounded number e has u |x| more.
                let within = x.mapv(|x| {
                    let (exp, slack) = (x.exp(), f64::from_bits(2));
                    if exp.is_finite() && x.is_finite() {
                        (8.0 + x.abs()) * U * exp + slack
                    } else {
                        0.0
                    }
                });
                all_close("exp(X)", &answer, &x.mapv(f64::exp), &within, "exp of each element")
            }),
        law("series", "Sₘ = Σ Aᵏ / k! over k from 0 to m - 1")
            .points(2)
            .cases(12, |size| (square_matrix(size / 3, 2), 0..=size))
            .edges([
                (array![[2.0]], 0),
                (array![[2.0]], 1),
                (array![[2.0]], 2),
                (array![[2.0]], 4),
                (array![[1.0, 2.0], [3.0, 4.0]], 3),
                (array![[16.0]], 30),
                (Array2::zeros((0, 0)), 3),
                (array![[0.0, -0.0], [-0.0, 0.0]], 5),
            ])
            .check(|ask, (a, terms)| {
                let answer: Option<Array2<f64>> = ask.call("exp_series", (a, *terms))?;
                let answer = square(answer, a)?;
                // Power k takes k products, which err by γₙ each, and k divisions; then m terms are added. The oracle
                // errs alike.
                let within =
                    2.0 * gamma(terms * (a.nrows() + 2)) * series(&a.mapv(f64::abs), *terms);
                let why = format!("I + A + A² / 2! + …, {terms} terms");
                all_close("Sₘ", &answer, &series(a, *terms), &within, &why)
            }),
        law("zero", "exp(0) = I")
            .cases(6, |size| (0..=size).prop_map(|n| Array2::zeros((n, n))))
            .edges([Array2::zeros((0, 0)), array![[0.0]], array![[-0.0, 0.0], [0.0, -0.0]]])
            .check(|ask, a| {
                exponential(
                    ask,
                    a,
                    &Array2::eye(a.nrows()),
                    0.0,
                    "I: of the series the first term is left",
                )
            }),
        law(
            "known eigenvalues",
            "exp(P D P⁻¹) = P exp(D) P⁻¹, and exp(D) takes exp of each eigenvalue",
        )
        .points(2)
        .cases(4, known)
        .edges([
            Known {
                a: array![[1.0]],
                p: array![[1.0]],
                inverse: array![[1.0]],
                eigenvalues: array![1.0],
            },
            Known {
                a: array![[1.0, 1.0], [0.0, 2.0]],
                p: array![[1.0, 1.0], [0.0, 1.0]],
                inverse: array![[1.0, -1.0], [0.0, 1.0]],
                eigenvalues: array![1.0, 2.0],
            },
        ])
        .check(|ask, Known { a, p, inverse, eigenvalues }| {
            let made = |p: &Array2<f64>, inverse: &Array2<f64>| {
                (p * &eigenvalues.mapv(f64::exp)).dot(inverse)
            };
            let magnitudes = made(&p.mapv(f64::abs), &inverse.mapv(f64::abs));
            let oracle = gamma(a.nrows() + 6) * magnitudes.iter().copied().fold(0.0, f64::max);
            exponential(ask, a, &made(p, inverse), oracle, "P exp(D) P⁻¹, where A = P D P⁻¹")
        }),
        law("nilpotent", "Aⁿ = 0 ends the series: exp(A) = Σ Aᵏ / k! over k < n")
            .points(2)
            .cases(5, nilpotent)
            .edges([
                array![[0.0, 1.0], [0.0, 0.0]],
                array![[0.0, 0.0], [3.0, 0.0]],
                array![[0.0, 1.0, 2.0], [0.0, 0.0, 3.0], [0.0, 0.0, 0.0]],
            ])
            .check(|ask, a| {
                let required = series(a, a.nrows());
                // The powers are whole numbers and exact; their weights and sums round.
                let oracle = gamma(a.nrows() + 2) * series(&a.mapv(f64::abs), a.nrows());
                let oracle = oracle.iter().copied().fold(0.0, f64::max);
                exponential(
                    ask,
                    a,
                    &required,
                    oracle,
                    "I + A + A² / 2! + …, which ends before Aⁿ = 0",
                )
            }),
        law("rotation", "exp [[0, -θ], [θ, 0]] = [[cos θ, -sin θ], [sin θ, cos θ]]")
            .points(2)
            .cases(3, |size| eighths(i32::try_from(size).unwrap_or(0)))
            .edges([0.0, 1.0, -1.0])
            .check(|ask, theta| {
                let oracle = 4.0 * U;
                let why = "a rotation by θ: a skew matrix generates it";
                exponential(ask, &rotation(0.0, *theta), &exp_of_rotation(0.0, *theta), oracle, why)
            }),
        law("orthogonal", "A = -Aᵀ: exp(A) exp(A)ᵀ = I")
            .cases(5, |size| square_matrix(size, 2).prop_map(|a| (&a - &a.t()) / 2.0))
            .check(|ask, a| {
                let answer = ask_exp(ask, a)?;
                let bound = exp_bound(a);
                // The exact one has norm 1: Q Qᵀ errs by twice the bound, its square, and the product.
                let within = 2.0 * bound + bound * bound + gamma(a.nrows() + 1) * 2.0;
                let within = Array2::from_elem(a.raw_dim(), within);
                let why = "I: the exponential of a skew matrix is orthogonal";
                all_close(
                    "exp(A) exp(A)ᵀ",
                    &answer.dot(&answer.t()),
                    &Array2::eye(a.nrows()),
                    &within,
                    why,
                )
            }),
        law("symmetric", "A = Aᵀ = V Λ Vᵀ: exp(A) = V exp(Λ) Vᵀ")
            .points(2)
            .cases(5, |size| symmetric(size, 1))
            .edges([array![[0.0, 1.0], [1.0, 0.0]], array![[-1.0]]])
            .check(|ask, a| {
                let (required, oracle) = exp_of_symmetric(a);
                exponential(ask, a, &required, oracle, "V exp(Λ) Vᵀ with the eigenvalues Λ")
            }),
        law("inverse", "exp(A) exp(-A) = I")
            .cases(3, |size| square_matrix(size, 1))
            .edges([array![[1.0]], array![[1.0, 1.0], [0.0, 1.0]]])
            .check(|ask, a| {
                let (forth, back) = (ask_exp(ask, a)?, ask_exp(ask, &-a)?);
                let n = a.nrows();
                let sizes = [a.clone(), -a].map(|a| (exp_bound(&a), logarithmic_norm(&a).exp()));
                let [(error, size), (error_back, size_back)] = sizes;
                let rounding = n as f64 * gamma(n) * size * size_back;
                let within = error * size_back + error_back * size + error * error_back + rounding;
                let within = Array2::from_elem((n, n), within);
                let why = "I: A and -A commute";
                all_close("exp(A) exp(-A)", &forth.dot(&back), &Array2::eye(n), &within, why)
            }),
        law("determinant", "det exp(A) = exp(tr A)")
            .points(2)
            .cases(3, |size| square_matrix(size, 1))
            .edges([array![[1.0]], array![[1.0, 1.0], [0.0, 2.0]], array![[0.0, 1.0], [1.0, 0.0]]])
            .check(|ask, a| {
                let answer = ask_exp(ask, a)?;
                let n = a.nrows();
                if n == 0 {
                    return Ok(());
                }
                // det(X + E) = det X det(I + X⁻¹ E), and ‖X⁻¹‖ ≤ exp(μ(-A)). Gaussian elimination makes an E of its own, of γₙ |L| |U|,
                // where pivoting lets elements grow by 2ⁿ⁻¹ at most.
                let (size, inverse) = (logarithmic_norm(a).exp(), logarithmic_norm(&-a).exp());
                let growth = (1..n).fold(1.0, |growth, _| 2.0 * growth);
                let elimination = (n * n) as f64 * growth * gamma(n) * size;
                let relative = inverse * (exp_bound(a) + elimination);
                let required = a.diag().sum().exp();
                let within = ((n as f64 * relative.ln_1p()).exp_m1() + gamma(n + 8)) * required;
                let determinant = answer.det().unwrap_or(f64::NAN);
                close("det exp(A)", determinant, required, within, "exp(tr A)")
            }),
        law("large norm", "exp(A), accurate also at ‖A‖ = 50")
            .points(2)
            .cases(3, |size| {
                let turned = (eighths(35), eighths(35)).prop_map(|(p, q)| rotation(p, q));
                let stretched =
                    (symmetric(size.max(1), 1), prop::sample::select(vec![0.125, 1.0, 15.0]))
                        .prop_map(|(a, scale)| a * scale);
                prop_oneof![1 => turned, 2 => stretched]
            })
            .edges([
                array![[0.125]],
                array![[0.0, -0.125], [0.125, 0.0]],
                array![[-0.125, 0.0625], [0.0625, 0.125]],
                array![[-20.0]],
                array![[50.0]],
                array![[-50.0]],
                array![[0.0, -50.0], [50.0, 0.0]],
                array![[-49.0, 1.0], [1.0, -49.0]],
            ])
            .check(|ask, a| {
                let (required, oracle) = if a == a.t() {
                    exp_of_symmetric(a)
                } else {
                    let (p, q) = (a[[0, 0]], a[[1, 0]]);
                    (exp_of_rotation(p, q), 8.0 * U * p.exp())
                };
                exponential(ask, a, &required, oracle, "from the eigenvalues of A")
            }),
        law("not square", "a matrix that is not square has no powers, and no exponential")
            .cases(4, |size| {
                (0..=size, 0..=size).prop_map(|(rows, columns)| {
                    Array2::<f64>::ones((rows, if rows == columns { columns + 1 } else { columns }))
                })
            })
            .edges([Array2::ones((2, 3)), Array2::ones((3, 2)), Array2::zeros((0, 1))])
            .check(|ask, a| {
                let answer: Option<Array2<f64>> = ask.call("matrix_exp", (a,))?;
                same("exp(A)", answer, None, "A is not square")?;
                for terms in [0, 1, 3] {
                    let answer: Option<Array2<f64>> = ask.call("exp_series", (a, terms))?;
                    same(&format!("the sum of {terms} terms"), answer, None, "A is not square")?;
                }
                Ok(())
            }),
    ]
}
