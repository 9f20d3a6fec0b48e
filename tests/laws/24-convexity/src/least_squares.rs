//! Laws of least squares: the closed form, what it costs in digits, and its agreement with descent.

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use ndarray::{Array1, Array2, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, close, holds, none, same, some};
use grader::generate::{matrix_of, number, vector};
use grader::law::{Law, law};
use grader::least_squares::{LeastSquares, Svd, backward_error};
use grader::rounding::{dot, gamma, norm};
use grader::show::shown;

fn eighths() -> BoxedStrategy<f64> {
    (-32..=32_i32).prop_map(|eighths| f64::from(eighths) / 8.0).boxed()
}

/// Problems with these singular values and up to two more rows than columns; the residual is `share` of eighths.
fn problem(
    singular: BoxedStrategy<Vec<f64>>,
    share: fn(&[f64]) -> f64,
) -> BoxedStrategy<LeastSquares> {
    let scale = Just(1.0);
    scaled(singular, share, scale.boxed())
}

fn scaled(
    singular: BoxedStrategy<Vec<f64>>,
    share: fn(&[f64]) -> f64,
    scale: BoxedStrategy<f64>,
) -> BoxedStrategy<LeastSquares> {
    let mirror = vec((-1..=1_i32).prop_map(f64::from), 6);
    (singular, vec(eighths(), 6), vec(eighths(), 0..=2), vec(mirror, 4), scale)
        .prop_map(move |(singular, y, rest, mirrors, scale)| {
            let d = singular.len();
            let rest = share(&singular) * Array1::from_vec(rest);
            let y = y.into_iter().take(d).collect();
            let mirrors = [&mirrors[0][..], &mirrors[1], &mirrors[2], &mirrors[3]];
            LeastSquares::new(&Array1::from_vec(singular), &y, &rest, mirrors, scale)
        })
        .boxed()
}

/// At most `size` singular values, at least one, of moderate ratios.
fn moderate(size: usize) -> BoxedStrategy<Vec<f64>> {
    vec(prop::sample::select(vec![1.0, 2.0, 0.5, 4.0]), 1..=size.clamp(1, 4)).boxed()
}

/// A condition number between 2²⁰ and 2²⁷.
fn ill_conditioned(size: usize) -> BoxedStrategy<Vec<f64>> {
    (vec(0..=20_i32, 0..=size.clamp(2, 4) - 2), 20..=27_i32)
        .prop_map(|(between, least)| {
            let powers = [0, least].into_iter().chain(between);
            powers.map(|power| 2.0_f64.powi(-power)).collect()
        })
        .boxed()
}

fn smallest(singular: &[f64]) -> f64 {
    singular.iter().copied().fold(1.0, f64::min)
}

/// The problem whose matrix is diagonal, with d rows.
fn diagonal(singular: Array1<f64>, solution: Array1<f64>) -> LeastSquares {
    LeastSquares::new(&singular, &solution, &array![], [&[]; 4], 1.0)
}

/// One column and several, with a residual and without.
fn simple_problems() -> Vec<LeastSquares> {
    vec![
        diagonal(array![2.0], array![3.0]),
        diagonal(array![1.0, 2.0], array![3.0, -1.0]),
        LeastSquares::new(
            &array![2.0],
            &array![1.0],
            &array![0.0, 2.0],
            [&[1.0, -1.0], &[], &[], &[]],
            1.0,
        ),
        LeastSquares::new(
            &array![2.0, 1.0],
            &array![1.0, -2.0],
            &array![1.0],
            [&[1.0, 0.0, 1.0], &[], &[], &[]],
            1.0,
        ),
        LeastSquares::new(&array![1.0], &array![0.0], &array![1.0], [&[]; 4], 1.0),
    ]
}

/// Asks for the solution of a problem that has one.
fn solved(ask: &mut Ask<'_>, a: &Array2<f64>, b: &Array1<f64>) -> Result<Array1<f64>, Break> {
    let answer: Option<Array1<f64>> = ask.call("least_squares", (a, b))?;
    let x = some(answer, "n ≥ d ≥ 1, and the columns of A are independent")?;
    same("the length of x", x.len(), a.ncols(), "A is of shape (n, d), and x of shape (d)")?;
    Ok(x)
}

fn right_solution(ask: &mut Ask<'_>, problem: &LeastSquares) -> Check {
    let x = solved(ask, &problem.a, &problem.b)?;
    let within = Array1::from_elem(x.len(), problem.bound());
    let why = format!(
        "the x of which b was made; the singular values of A are {}",
        shown(&problem.singular)
    );
    all_close("x", &x, &problem.solution, &within, &why)
}

/// A x − b, each element as if in twice the precision.
fn residual(a: &Array2<f64>, b: &Array1<f64>, x: &Array1<f64>) -> Array1<f64> {
    let factors: Vec<f64> = x.iter().copied().chain([-1.0]).collect();
    a.rows().into_iter().zip(b).map(|(row, b)| dot(row.iter().chain([b]), &factors)).collect()
}

fn gradient(a: &Array2<f64>, b: &Array1<f64>, x: &Array1<f64>) -> Array1<f64> {
    let residual = residual(a, b, x);
    a.columns().into_iter().map(|column| dot(column, &residual)).collect()
}

/// How far rounding may take the gradient: a product of d + 1 terms, and one of n.
fn gradient_bound(a: &Array2<f64>, b: &Array1<f64>, x: &Array1<f64>) -> Array1<f64> {
    let size = a.mapv(f64::abs);
    let rows = size.dot(&x.mapv(f64::abs)) + b.mapv(f64::abs);
    gamma(a.nrows() + a.ncols() + 4) * size.t().dot(&rows)
}

/// Matrices whose columns depend on each other exactly.
fn dependent(size: usize) -> BoxedStrategy<(Array2<f64>, Array1<f64>)> {
    let flat = moderate(size).prop_map(|mut singular| {
        singular[0] = 0.0;
        singular
    });
    let narrow = problem(flat.boxed(), |_| 1.0).prop_map(|problem| (problem.a, problem.b));
    let wide = (1..=size.max(1), 1..=2_usize)
        .prop_flat_map(|(n, more)| (matrix_of(n, n + more), vec(number(), n)))
        .prop_map(|(a, b)| (a, Array1::from_vec(b)));
    prop_oneof![2 => narrow, 1 => wide].boxed()
}

/// Arguments that no answer is due for, apart from columns that depend on each other.
fn broken(size: usize) -> BoxedStrategy<(Array2<f64>, Array1<f64>)> {
    let bad = prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]);
    let infinite = (problem(moderate(size), |_| 1.0), bad, 0..64_usize, any::<bool>()).prop_map(
        |(LeastSquares { mut a, mut b, .. }, bad, place, in_a)| {
            let (n, d) = a.dim();
            if in_a {
                a[[place / d % n, place % d]] = bad;
            } else {
                b[place % n] = bad;
            }
            (a, b)
        },
    );
    let unfit = (problem(moderate(size), |_| 1.0), vector(size + 2))
        .prop_filter("of another length", |(problem, b)| problem.b.len() != b.len())
        .prop_map(|(problem, b)| (problem.a, b));
    prop_oneof![infinite, unfit].boxed()
}

pub fn laws() -> Vec<Law> {
    vec![
        law("least squares", "x is where ‖A x − b‖ is smallest: the one that b was made of, plus what A reaches nowhere")
            .points(2)
            .cases(4, |size| problem(moderate(size), |_| 1.0))
            .edges(simple_problems())
            .check(right_solution),
        law("ill-conditioned", "the error of x grows with the condition number κ of A, not with its square")
            .points(3)
            .cases(4, |size| problem(ill_conditioned(size), smallest))
            .edges([2.0_f64.powi(-20), 2.0_f64.powi(-27)].map(|least| {
                LeastSquares::new(
                    &array![1.0, least],
                    &array![1.0, 2.0],
                    &array![0.0],
                    [&[1.0, 1.0, -1.0, 1.0], &[0.0, 1.0, 1.0], &[1.0, -1.0], &[]],
                    1.0,
                )
            }))
            .check(right_solution),
        law("huge and tiny", "a common factor of A and b, 10¹⁸⁰ or 10⁻¹⁸⁰, changes nothing")
            .cases(4, |size| {
                let scale = prop::sample::select(vec![2.0_f64.powi(600), 2.0_f64.powi(-600)]);
                scaled(moderate(size), |_| 1.0, scale.boxed())
            })
            .check(right_solution),
        law("normal equations", "Aᵀ(A x − b) = 0: what is left of b is orthogonal to every column of A")
            .cases(4, |size| {
                (1..=size.max(1), 0..=2_usize).prop_flat_map(|(d, more)| {
                    let n = d + more;
                    (matrix_of(n, d), vec(number(), n).prop_map(Array1::from_vec))
                })
            })
            .edges([
                (array![[1.0, -1.0], [1.0, 0.0], [1.0, 1.0]], array![1.0, 2.0, 6.0]),
                (array![[3.0], [4.0]], array![5.0, 10.0]),
            ])
            .check(|ask, (a, b)| {
                // Where columns depend on each other, or almost, another law asks.
                if Svd::of(a).inverse_condition().is_nan() || Svd::of(a).inverse_condition() < 1e-9 {
                    return Ok(());
                }
                let x = solved(ask, a, b)?;
                let most = norm(a);
                let left = norm(&residual(a, b, &x));
                let within = 2.0 * backward_error(a.dim()) * most * (left + most * norm(&x) + norm(b));
                let slope = norm(&gradient(a, b, &x));
                close("‖Aᵀ(A x − b)‖", slope, 0.0, within, &format!("with x = {}", shown(&x)))
            }),
        law("dependent columns", "where some columns of A depend on the others, infinitely many x are best, and none is the answer")
            .points(2)
            .cases(4, dependent)
            .edges([
                (array![[1.0, 1.0], [1.0, 1.0]], array![1.0, 2.0]),
                (array![[0.0]], array![1.0]),
                (array![[1.0, 2.0]], array![1.0]),
                (array![[1.0, 0.0], [2.0, 0.0], [3.0, 0.0]], array![1.0, 2.0, 3.0]),
            ])
            .check(|ask, (a, b)| {
                let answer: Option<Array1<f64>> = ask.call("least_squares", (a, b))?;
                none(answer, "the smallest singular value of A is 0, or A has more columns than rows")
            }),
        law("no problem", "where A is empty, b has another length, or an element is not finite, there is no answer")
            .cases(3, broken)
            .edges([
                (Array2::zeros((0, 0)), array![]),
                (Array2::zeros((2, 0)), array![1.0, 2.0]),
                (Array2::zeros((0, 2)), array![]),
                (array![[1.0], [2.0]], array![1.0]),
                (array![[1.0], [2.0]], array![1.0, 2.0, 3.0]),
                (array![[f64::NAN]], array![1.0]),
                (array![[1.0]], array![f64::INFINITY]),
            ])
            .check(|ask, (a, b)| {
                let answer: Option<Array1<f64>> = ask.call("least_squares", (a, b))?;
                none(answer, "n ≥ d ≥ 1, n elements in b, all finite: something of this is missing")
            }),
        law("gradient", "∇ ½ ‖A x − b‖² = Aᵀ(A x − b), where the shapes fit")
            .cases(5, |size| {
                (0..=size, 0..=size, 0..=size, 0..=2_usize).prop_flat_map(|(n, d, other, unfit)| {
                    let rows = if unfit == 1 { other } else { n };
                    let columns = if unfit == 2 { other } else { d };
                    let vector = |length| vec(number(), length).prop_map(Array1::from_vec);
                    (matrix_of(n, d), vector(rows), vector(columns))
                })
            })
            .edges([
                (array![[2.0]], array![1.0], array![3.0]),
                (array![[1.0, 2.0], [3.0, 4.0]], array![1.0, 1.0], array![1.0, 0.0]),
                (array![[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], array![1.0, 1.0, 1.0], array![1.0, -1.0]),
                (array![[1e150], [-1e150]], array![1e150, 0.0], array![2.0]),
                (array![[1.0, 2.0]], array![1.0, 1.0], array![1.0]),
            ])
            .check(|ask, (a, b, x)| {
                let answer: Option<Array1<f64>> = ask.call("least_squares_gradient", (a, b, x))?;
                if a.dim() != (b.len(), x.len()) {
                    return none(answer, "A ~ (n, d) takes b ~ (n) and x ~ (d)");
                }
                let answer = some(answer, "the shapes fit")?;
                let (required, within) = (gradient(a, b, x), gradient_bound(a, b, x));
                all_close("the gradient", &answer, &required, &within, "Aᵀ(A x − b)")
            }),
        law("agreement with descent", "descent on ½ ‖A x − b‖², with the gradient, ends where the closed form is")
            .cases(3, |size| {
                let singular = prop::sample::select(vec![2.0, 1.5, 1.0]);
                problem(vec(singular, 1..=size.max(1)).boxed(), |_| 1.0)
            })
            .edges(vec![diagonal(array![2.0], array![3.0]), diagonal(array![1.0, 2.0], array![3.0, -1.0])])
            .check(agrees_with_descent),
    ]
}

/// Forty steps of the best size from 0: after each the error is at most q = (L − μ) / (L + μ) of what it was.
fn agrees_with_descent(ask: &mut Ask<'_>, problem: &LeastSquares) -> Check {
    const STEPS: i32 = 40;
    let LeastSquares { a, b, singular, solution, .. } = problem;
    let squares = singular.mapv(|sigma| sigma * sigma);
    let most = squares.fold(0.0_f64, |most, square| most.max(*square));
    let least = squares.fold(f64::INFINITY, |least, square| least.min(*square));
    let (eta, q) = (2.0 / (most + least), (most - least) / (most + least));
    let closed = solved(ask, a, b)?;
    let mut x = Array1::zeros(a.ncols());
    let mut rounding = 0.0;
    for _ in 0..STEPS {
        let slope: Option<Array1<f64>> = ask.call("least_squares_gradient", (a, b, &x))?;
        let slope = some(slope, "the shapes fit")?;
        same("the length of the gradient", slope.len(), x.len(), "an element for each variable")?;
        let off =
            eta * norm(&gradient_bound(a, b, &x)) + gamma(4) * (norm(&x) + eta * norm(&slope));
        rounding = q * rounding + off;
        x = x - eta * slope;
    }
    let apart = norm(&(&x - &closed));
    let within = q.powi(STEPS) * norm(solution) + rounding + 4.0 * problem.bound();
    holds(
        apart <= within,
        &format!("closed form {}, descent {}", shown(&closed), shown(&x)),
        &format!("at most {within:.1e} apart"),
        &format!(
            "{STEPS} steps of {} shrink the error to {} of what it was",
            shown(eta),
            shown(q.powi(STEPS))
        ),
    )
}
