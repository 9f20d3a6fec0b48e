//! Exercise 10: linear maps (section 2.4).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use std::process::ExitCode;

use ndarray::{Array1, Array2, ArrayView1, array, s};
use proptest::prelude::*;

use grader::ask::{Ask, Check, all_close, holds, same, some};
use grader::exam::{Exam, serve};
use grader::generate::{extreme, matrix_from, matrix_of, number};
use grader::given::{Function, Handle};
use grader::law::law;
use grader::mistake::mistake;
use grader::rounding::{dot, gamma, product};
use grader::show::shown;

fn main() -> ExitCode {
    serve(exam())
}

/// A function that the reader is given, to a formula of a mistake.
type Map = Function<Array1<f64>, Array1<f64>>;

/// Σₖ aₖ xₖ from the last term to the first: an order that nobody's product has by chance.
fn apply(a: &Array2<f64>, x: &Array1<f64>) -> Array1<f64> {
    assert_eq!(a.ncols(), x.len(), "f takes vectors of the one length");
    a.rows().into_iter().map(|row| row.iter().zip(x).rev().map(|(a, x)| a * x).sum()).collect()
}

/// Gives `name`(x) = A x, where `letter` is how the report calls A.
fn give(ask: &mut Ask<'_>, name: &str, letter: &str, a: &Array2<f64>) -> Handle<Array1<f64>> {
    let definition = format!("{name}(x) = {letter} x with {letter} = {}", shown(a));
    let a = a.clone();
    ask.give(definition, move |x| apply(&a, &x))
}

/// A linear function of ℝᵈ that no matrix computes, and its name.
type Named = (&'static str, fn(&Array1<f64>) -> Array1<f64>);

const LINEAR: [Named; 6] = [
    ("3 x", |x| 3.0 * x),
    ("x backwards", |x| x.iter().rev().copied().collect()),
    ("the running sums of x", |x| {
        x.iter()
            .scan(0.0, |sum, x| {
                *sum += x;
                Some(*sum)
            })
            .collect()
    }),
    ("x − its mean", |x| x - x.sum() / x.len() as f64),
    ("x moved by one place, the last element first", |x| {
        (0..x.len()).map(|i| x[(i + x.len() - 1) % x.len()]).collect()
    }),
    ("0", |x| Array1::zeros(x.len())),
];

/// A function made of A ~ (o, d) and b ~ (o), and how it is written.
type Kind = (&'static str, fn(&Array2<f64>, &Array1<f64>, &Array1<f64>) -> Array1<f64>);

const AFFINE: Kind = ("A x + b", |a, b, x| apply(a, x) + b);

const NOT_LINEAR: [Kind; 6] = [
    AFFINE,
    ("A |x|", |a, _, x| apply(a, &x.mapv(f64::abs))),
    ("A max(x, 0)", |a, _, x| apply(a, &x.mapv(|x| x.max(0.0)))),
    ("A x²", |a, _, x| apply(a, &x.mapv(|x| x * x))),
    ("A x + x₁ x₂ b", |a, b, x| {
        let product = if x.len() > 1 { x[0] * x[1] } else { 0.0 };
        apply(a, x) + product * b
    }),
    ("A √x", |a, _, x| apply(a, &x.mapv(f64::sqrt))),
];

/// Matrices of at most `size` rows and columns, some with huge and tiny elements.
fn matrix(size: usize) -> BoxedStrategy<Array2<f64>> {
    let elements = prop_oneof![3 => number(), 1 => extreme()].boxed();
    (0..=size, 0..=size).prop_flat_map(move |(o, d)| matrix_from(elements.clone(), o, d)).boxed()
}

/// A ~ (o, m) and B ~ (m, d); as often as not o = m = d, where they can be multiplied both ways.
fn factors(size: usize) -> BoxedStrategy<(Array2<f64>, Array2<f64>)> {
    (0..=size, 0..=size, 0..=size, any::<bool>())
        .prop_flat_map(|(o, m, d, square)| {
            let [o, d] = if square { [m, m] } else { [o, d] };
            (matrix_of(o, m), matrix_of(m, d))
        })
        .boxed()
}

/// A quarter turn and a shear: in which order they are done makes a difference.
fn turn_and_shear() -> (Array2<f64>, Array2<f64>) {
    (array![[0.0, -1.0], [1.0, 0.0]], array![[1.0, 1.0], [0.0, 1.0]])
}

/// A ~ (o, d), b ~ (o) and trials ~ (n, d), and the scale of A and b.
fn map_and_trials(size: usize) -> BoxedStrategy<(Array2<f64>, Array1<f64>, Array2<f64>)> {
    let scale = prop::sample::select(vec![1.0, 1.0, 1e200, 1e-200]);
    (0..=size, 0..=size, 0..=size, scale)
        .prop_flat_map(|(o, d, n, scale)| {
            let b = prop::collection::vec(number(), o).prop_map(Array1::from_vec);
            (matrix_of(o, d), b, matrix_of(n, d))
                .prop_map(move |(a, b, trials)| (scale * a, scale * b, trials))
        })
        .boxed()
}

/// Any way of finding a row by evaluations with 0 and 1 errs by a few roundings of the sum of its
/// magnitudes: a bound for every element of a matrix of d columns.
fn within(roundings: usize, a: &Array2<f64>, d: usize) -> Array2<f64> {
    Array2::from_shape_fn((a.nrows(), d), |(i, _)| gamma(roundings) * a.row(i).mapv(f64::abs).sum())
}

/// The values of f at the unit vectors, side by side.
fn columns(o: usize, d: usize, mut f: impl FnMut(Array1<f64>) -> Array1<f64>) -> Array2<f64> {
    let mut a = Array2::zeros((o, d));
    for (j, unit) in Array2::eye(d).rows().into_iter().enumerate() {
        a.column_mut(j).assign(&f(unit.to_owned()));
    }
    a
}

/// The largest |f(x) − A x|ᵢ in units of what is forgiven; NaN where f(x) is.
fn deviation(a: &Array2<f64>, x: &Array1<f64>, value: &Array1<f64>) -> f64 {
    a.rows().into_iter().zip(value).fold(0.0, |largest: f64, (row, value)| {
        let off = (value - dot(row, x)).abs();
        let forgiven = 1e-9 * dot(&row.mapv(f64::abs), &x.mapv(f64::abs));
        let share = if off == 0.0 { 0.0 } else { off / forgiven };
        if share.is_nan() || share > largest { share } else { largest }
    })
}

/// Asks `matrix_if_linear` about a function of this kind, and judges its answer by the definition.
fn judged(
    ask: &mut Ask<'_>,
    (formula, f): Kind,
    (a, b, trials): &(Array2<f64>, Array1<f64>, Array2<f64>),
) -> Check {
    let (o, d) = a.dim();
    let shift = if formula.contains('b') { format!(", b = {}", shown(b)) } else { String::new() };
    let definition = format!("f(x) = {formula} with A = {}{shift}", shown(a));
    let required = columns(o, d, |x| f(a, b, &x));
    let at = |x: ArrayView1<f64>| (x.to_owned(), f(a, b, &x.to_owned()));
    let values: Vec<_> = trials.rows().into_iter().map(at).collect();
    let off: Vec<f64> = values.iter().map(|(x, value)| deviation(&required, x, value)).collect();
    let f = {
        let (a, b) = (a.clone(), b.clone());
        ask.give(definition, move |x| f(&a, &b, &x))
    };
    let answer: Option<Array2<f64>> = ask.call("matrix_if_linear", (&f, o, d, trials))?;
    let n = trials.nrows();
    f.evaluated(0..=d + n, &format!("d = {d} probes and n = {n} trials are enough"))?;
    // So close to what is forgiven, rounding decides.
    if off.iter().any(|off| (0.5..=2.0).contains(off)) {
        return Ok(());
    }
    if let Some(worst) = off.iter().position(|off| off.is_nan() || *off > 1.0) {
        let (x, value) = &values[worst];
        let linear = apply(&required, x);
        let why = format!(
            "at the trial x = {} f(x) is {} and A x is {}",
            shown(x),
            shown(value),
            shown(&linear)
        );
        return holds(answer.is_none(), "Some(A)", "None", &why);
    }
    let answer = some(answer, "f(x) = A x at every trial, up to rounding")?;
    let within = within(2 * d + 4, &required, d);
    all_close("A", &answer, &required, &within, "its columns are f(eⱼ)")
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("columns", "column j of the matrix of f is f(eⱼ)")
                .points(3)
                .cases(8, matrix)
                .edges([
                    array![[1.0, 2.0], [3.0, 4.0]],
                    array![[1.0, 2.0, 3.0]],
                    array![[1.0], [2.0]],
                    Array2::zeros((2, 0)),
                    Array2::zeros((0, 2)),
                    array![[1e200, 1.0], [1e-200, -0.0]],
                ])
                .check(|ask, a| {
                    let (o, d) = a.dim();
                    let f = give(ask, "f", "A", a);
                    let answer: Array2<f64> = ask.call("matrix_of", (&f, o, d))?;
                    let within = within(2 * d + 4, a, d);
                    all_close("A", &answer, a, &within, "its columns are f(e₁), …, f(e_d)")
                }),
            law("representation", "A x = f(x) for every x, A the matrix of f")
                .points(2)
                .cases(10, |size| {
                    let elements = prop::collection::vec(number(), 0..=size);
                    (prop::sample::select(LINEAR.to_vec()), elements.prop_map(Array1::from_vec))
                })
                .edges([(LINEAR[2], array![1.0, 2.0]), (LINEAR[1], array![1.0, 2.0, 3.0])])
                .check(|ask, ((name, function), x)| {
                    let (d, function) = (x.len(), *function);
                    let f = ask.give(format!("f(x) = {name}"), move |y: Array1<f64>| {
                        assert_eq!(y.len(), d, "f takes vectors of the one length");
                        function(&y)
                    });
                    let a: Array2<f64> = ask.call("matrix_of", (&f, d, d))?;
                    same("shape of A", a.shape().to_vec(), vec![d, d], "f takes ℝᵈ to ℝᵈ")?;
                    let applied: Array1<f64> =
                        a.rows().into_iter().map(|row| dot(row, x)).collect();
                    // f is at most a sum of the elements and three roundings; all of them have
                    // factors of at most 3, in A as in f.
                    let sum: f64 = x.iter().map(|x| x.abs()).sum();
                    let within =
                        Array1::from_elem(d, gamma(3 * d + 8) * 3.0 * sum * (d as f64).max(1.0));
                    let why = format!("f(x) for x = {}", shown(x));
                    all_close("A x", &applied, &function(x), &within, &why)
                }),
            law("probes", "d evaluations of f give its matrix, no more and no fewer")
                .points(2)
                .cases(8, |size| (0..=size, 0..=size))
                .edges([(2, 3), (3, 1), (2, 0)])
                .check(|ask, &(o, d)| {
                    let a = Array2::from_shape_fn((o, d), |(i, j)| (1 + i * d + j) as f64);
                    let f = give(ask, "f", "A", &a);
                    let _: Array2<f64> = ask.call("matrix_of", (&f, o, d))?;
                    f.evaluated(
                        d..=d,
                        &format!("A has {d} columns, and each evaluation at a unit vector is one"),
                    )
                }),
            law("composition", "the matrix of f ∘ g is A B")
                .points(3)
                .cases(7, factors)
                .edges([
                    turn_and_shear(),
                    (array![[1.0, 2.0]], array![[3.0], [4.0]]),
                    (array![[1.0], [2.0]], array![[3.0, 4.0]]),
                    (Array2::zeros((2, 0)), Array2::zeros((0, 2))),
                    (array![[1.0, 2.0]], Array2::zeros((2, 0))),
                ])
                .check(|ask, (a, b)| {
                    let ((o, m), d) = (a.dim(), b.ncols());
                    let (f, g) = (give(ask, "f", "A", a), give(ask, "g", "B", b));
                    let answer: Array2<f64> = ask.call("composition_matrix", (&f, &g, o, m, d))?;
                    // f and g each round on the way, and so do sums and products of probes.
                    let largest = b.columns().into_iter().map(|b| b.mapv(f64::abs).sum());
                    let within = within(2 * (m + d) + 8, a, d)
                        * largest.fold(0.0, |most: f64, sum| most.max(sum));
                    all_close("the matrix of f ∘ g", &answer, &product(a, b), &within, "A B")
                }),
            law("composed probes", "f ∘ g needs d evaluations of g, and of f at most max(d, m)")
                .cases(6, factors)
                .edges([turn_and_shear()])
                .check(|ask, (a, b)| {
                    let ((o, m), d) = (a.dim(), b.ncols());
                    let (f, g) = (give(ask, "f", "A", a), give(ask, "g", "B", b));
                    let _: Array2<f64> = ask.call("composition_matrix", (&f, &g, o, m, d))?;
                    g.evaluated(d..=d, &format!("one evaluation for each of the {d} columns"))?;
                    let most = m.max(d);
                    f.evaluated(
                        0..=most,
                        &format!("f is due at {m} unit vectors, or {d} values of g"),
                    )
                }),
            law("linear", "matrix_if_linear gives the matrix of a function that is linear")
                .points(2)
                .cases(6, map_and_trials)
                .edges([
                    (
                        array![[1.0, 2.0], [3.0, 4.0]],
                        array![0.0, 0.0],
                        array![[5.0, 6.0], [0.0, 0.0]],
                    ),
                    (array![[0.1, 0.2, 0.3]], array![0.0], array![[0.1, 0.7, -0.3]]),
                    (array![[1e199, 2e199, 3e199]], array![0.0], array![[0.1, 0.1, 0.1]]),
                    (array![[2.0]], array![0.0], Array2::zeros((0, 1))),
                    (Array2::zeros((2, 0)), array![0.0, 0.0], Array2::zeros((1, 0))),
                ])
                .check(|ask, case| judged(ask, ("A x", |a, _, x| apply(a, x)), case)),
            law("not linear", "matrix_if_linear gives None where f(x) ≠ A x at a trial")
                .points(3)
                .cases(5, |size| (prop::sample::select(NOT_LINEAR.to_vec()), map_and_trials(size)))
                .edges([
                    (AFFINE, (array![[2.0]], array![1.0], array![[3.0]])),
                    (AFFINE, (array![[2.0]], array![1.0], array![[0.0]])),
                    (AFFINE, (array![[2e-200]], array![1e-200], array![[3.0]])),
                    (AFFINE, (array![[1.0, 2.0]], array![3.0], array![[1.0, 0.0], [1.0, 1.0]])),
                    (AFFINE, (Array2::zeros((1, 0)), array![1.0], Array2::zeros((1, 0)))),
                    (NOT_LINEAR[1], (array![[2.0]], array![0.0], array![[3.0], [-3.0]])),
                    (NOT_LINEAR[5], (array![[2.0]], array![0.0], array![[-1.0]])),
                ])
                .check(|ask, (kind, case)| judged(ask, *kind, case)),
        ],
        mistakes: vec![
            mistake(
                "transposed",
                "matrix_of",
                "Your answer is Aᵀ: f(eⱼ) is a column of A, not a row.",
                |f: Map, o: usize, d: usize| columns(o, d, |x| f.at(x)).reversed_axes(),
            )
            .only_for(|_: Map, o: usize, d: usize| o == d && d > 0),
            mistake(
                "unit vectors add up",
                "matrix_of",
                "You probe at (1, 0, 0), (1, 1, 0), (1, 1, 1): set an element back to 0 before \
                 the next becomes 1.",
                |f: Map, o: usize, d: usize| {
                    let mut sum = Array1::zeros(d);
                    columns(o, d, |x| {
                        sum += &x;
                        f.at(sum.clone())
                    })
                },
            ),
            mistake(
                "B A for A B",
                "composition_matrix",
                "Your answer is the matrix of g ∘ f, first f and then g. f(g(x)) = A (B x): what \
                 is done first stands next to x, on the right.",
                |f: Map, g: Map, o: usize, _: usize, _: usize| columns(o, o, |x| g.at(f.at(x))),
            )
            .only_for(|_: Map, _: Map, o: usize, m: usize, d: usize| o == m && m == d),
            mistake(
                "accepts an affine map",
                "matrix_if_linear",
                "You take f(0) off before you compare, and so f(x) = A x + b passes. A linear f \
                 has f(0) = 0: compare f(x) itself.",
                |f: Map, o: usize, d: usize, trials: Array2<f64>| {
                    let origin = f.at(Array1::zeros(d));
                    linear_up_to_rounding(o, d, &trials, |x| f.at(x) - &origin)
                },
            ),
            mistake(
                "only the first trial",
                "matrix_if_linear",
                "You decide by the first trial; one that differs may come later.",
                |f: Map, o: usize, d: usize, trials: Array2<f64>| {
                    let first = trials.slice_move(s![..1, ..]);
                    linear_up_to_rounding(o, d, &first, |x| f.at(x))
                },
            )
            .only_for(|_: Map, _: usize, _: usize, trials: Array2<f64>| trials.nrows() > 0),
            mistake(
                "multiples only",
                "matrix_if_linear",
                "You compare f(2x) with 2 f(x). A linear function passes, and so do others, such \
                 as |x|: compare f(x) with A x.",
                |f: Map, o: usize, d: usize, trials: Array2<f64>| {
                    let passes = |x: ArrayView1<f64>| {
                        let (once, twice) = (f.at(x.to_owned()), f.at(2.0 * &x));
                        once.iter()
                            .zip(&twice)
                            .all(|(one, two)| (two - 2.0 * one).abs() <= 1e-9 * one.abs())
                    };
                    let a = columns(o, d, |x| f.at(x));
                    trials.rows().into_iter().all(passes).then_some(a)
                },
            ),
            mistake(
                "NaN passes",
                "matrix_if_linear",
                "You look for a difference that is too large, and NaN is never larger than \
                 anything. Ask whether each is small enough instead.",
                |f: Map, o: usize, d: usize, trials: Array2<f64>| {
                    linear_up_to_rounding(o, d, &trials, |x| {
                        let value = f.at(x.clone());
                        if value.iter().any(|value| value.is_nan()) {
                            columns(o, d, |x| f.at(x)).dot(&x)
                        } else {
                            value
                        }
                    })
                },
            ),
            mistake(
                "no rounding forgiven",
                "matrix_if_linear",
                "You require f(x) = A x to the last digit. Both sides are rounded, each in its \
                 own order: allow for it.",
                |f: Map, o: usize, d: usize, trials: Array2<f64>| {
                    let a = columns(o, d, |x| f.at(x));
                    let passes = |x: ArrayView1<f64>| f.at(x.to_owned()) == a.dot(&x);
                    trials.rows().into_iter().all(passes).then_some(a)
                },
            ),
        ],
    }
}

/// `matrix_if_linear` as it should be.
fn linear_up_to_rounding(
    o: usize,
    d: usize,
    trials: &Array2<f64>,
    f: impl Fn(Array1<f64>) -> Array1<f64>,
) -> Option<Array2<f64>> {
    let a = columns(o, d, &f);
    let passes = |x: ArrayView1<f64>| deviation(&a, &x.to_owned(), &f(x.to_owned())) <= 1.0;
    trials.rows().into_iter().all(passes).then_some(a)
}
