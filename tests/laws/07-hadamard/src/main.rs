//! Exercise 7: the Hadamard product (section 2.3.2).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use std::process::ExitCode;

use ndarray::{Array1, Array2, Axis, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, close, holds, same, some};
use grader::exam::{Exam, serve};
use grader::generate::{matrix, matrix_from, matrix_of, number};
use grader::law::law;
use grader::mistake::{Mistake, mistake, mistake_of_panic};
use grader::rounding::{gamma, sum};
use grader::show;

fn main() -> ExitCode {
    serve(exam())
}

/// `N` matrices of one shape, at most `size` by `size`.
fn alike<const N: usize>(size: usize) -> BoxedStrategy<[Array2<f64>; N]> {
    (0..=size, 0..=size)
        .prop_flat_map(|(rows, columns)| prop::array::uniform::<_, N>(matrix_of(rows, columns)))
        .boxed()
}

/// Two shapes that differ; often one could be stretched to the other, or is its transpose.
fn shapes(size: usize) -> impl Strategy<Value = ((usize, usize), (usize, usize))> {
    let one = (0..=size, 0..=size);
    let other = (0..=size + 1, 0..=size + 1, 0..4_usize);
    (one, other).prop_map(|((a, b), (c, d, kind))| {
        let other = [(1, b), (a, 1), (b, a), (c, d)][kind];
        ((a, b), if other == (a, b) { (a + 1, b) } else { other })
    })
}

/// A matrix whose elements are drawn from `element`, and a mask for it.
fn behind_mask(
    size: usize,
    element: BoxedStrategy<f64>,
) -> impl Strategy<Value = (Array2<f64>, Array2<bool>)> {
    (0..=size, 0..=size).prop_flat_map(move |(rows, columns)| {
        let mask = matrix_from(any::<bool>().boxed(), rows, columns);
        (matrix_from(element.clone(), rows, columns), mask)
    })
}

/// A number, infinite or NaN as often as not.
fn wild() -> BoxedStrategy<f64> {
    let beyond = prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]);
    prop_oneof![number(), beyond.boxed()].boxed()
}

/// u, X and v whose sizes agree.
fn scaling(size: usize) -> impl Strategy<Value = (Array1<f64>, Array2<f64>, Array1<f64>)> {
    matrix(size).prop_flat_map(|x| {
        let u = vec(number(), x.nrows()).prop_map(Array1::from_vec);
        let v = vec(number(), x.ncols()).prop_map(Array1::from_vec);
        (u, Just(x), v)
    })
}

/// `hadamard` of X and Y, in their shape.
fn times(ask: &mut Ask, x: &Array2<f64>, y: &Array2<f64>) -> Result<Array2<f64>, Break> {
    in_shape_of(x, some(ask.call("hadamard", (x, y))?, FIT)?)
}

/// `masked` of X and M, in their shape.
fn covered(ask: &mut Ask, x: &Array2<f64>, mask: &Array2<bool>) -> Result<Array2<f64>, Break> {
    in_shape_of(x, some(ask.call("masked", (x, mask))?, FIT)?)
}

/// Why there is an answer.
const FIT: &str = "the shapes fit";

fn in_shape_of(x: &Array2<f64>, answer: Array2<f64>) -> Result<Array2<f64>, Break> {
    same(
        "the shape",
        answer.shape().to_vec(),
        x.shape().to_vec(),
        "element by element: nothing moves",
    )?;
    Ok(answer)
}

/// Requires every element as it is: one multiplication rounds in one way.
fn exactly(what: &str, answer: &Array2<f64>, required: &Array2<f64>, why: &str) -> Check {
    all_close(what, answer, required, &Array2::zeros(required.dim()), why)
}

/// Xᵢⱼ where the mask says `true`, 0 elsewhere.
fn kept(x: &Array2<f64>, mask: &Array2<bool>) -> Array2<f64> {
    let mut kept = x.clone();
    kept.zip_mut_with(mask, |x, &keep| {
        if !keep {
            *x = 0.0;
        }
    });
    kept
}

/// The outer product u vᵀ.
fn outer(u: &Array1<f64>, v: &Array1<f64>) -> Array2<f64> {
    &u.view().insert_axis(Axis(1)) * v
}

/// A mistake in the Hadamard product, where `applies` to two matrices of one shape.
fn of_hadamard(
    name: &'static str,
    says: &'static str,
    applies: fn(&Array2<f64>) -> bool,
    formula: fn(Array2<f64>, Array2<f64>) -> Array2<f64>,
) -> Mistake {
    mistake(name, "hadamard", says, move |x, y| Some(formula(x, y)))
        .only_for(move |x: Array2<f64>, y: Array2<f64>| x.dim() == y.dim() && applies(&x))
}

/// A mistake behind a mask: what it makes of an element and of what the mask says of it.
fn of_mask(name: &'static str, says: &'static str, formula: fn(f64, bool) -> f64) -> Mistake {
    mistake(name, "masked", says, move |x: Array2<f64>, mask: Array2<bool>| {
        Some(Array2::from_shape_fn(x.dim(), |place| formula(x[place], mask[place])))
    })
    .only_for(|x: Array2<f64>, mask: Array2<bool>| x.dim() == mask.dim())
}

/// A mistake in the scaling: what it makes of uᵢ, Xᵢⱼ and vⱼ.
fn of_scaling(
    name: &'static str,
    says: &'static str,
    formula: fn(f64, f64, f64) -> f64,
) -> Mistake {
    mistake(
        name,
        "scale_rows_and_columns",
        says,
        move |u: Array1<f64>, x: Array2<f64>, v: Array1<f64>| {
            Some(Array2::from_shape_fn(x.dim(), |(i, j)| formula(u[i], x[[i, j]], v[j])))
        },
    )
    .only_for(|u: Array1<f64>, x: Array2<f64>, v: Array1<f64>| (u.len(), v.len()) == x.dim())
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("Hadamard product", "Z = X ⊙ Y: Zᵢⱼ = Xᵢⱼ Yᵢⱼ")
                .points(2)
                .cases(6, alike::<2>)
                .edges([
                    [array![[1.0, 2.0], [3.0, 4.0]], array![[5.0, 6.0], [7.0, 8.0]]],
                    [array![[3.0]], array![[-2.0]]],
                    [array![[1.0, 2.0, 3.0]], array![[4.0, 5.0, 6.0]]],
                    [array![[1e200, 1e-200, -0.0]], array![[1e200, 1e-200, 5.0]]],
                    [array![[f64::INFINITY, 1e200]], array![[-2.0, 1e-200]]],
                    [Array2::zeros((0, 2)), Array2::zeros((0, 2))],
                    [Array2::zeros((2, 0)), Array2::zeros((2, 0))],
                ])
                .check(|ask, [x, y]| {
                    let z: Array2<f64> = some(ask.call("hadamard", (x, y))?, FIT)?;
                    exactly("X ⊙ Y", &z, &(x * y), "Zᵢⱼ = Xᵢⱼ Yᵢⱼ")
                }),
            law("one shape", "X and Y of different shapes have no Hadamard product")
                .cases(4, |size| {
                    shapes(size).prop_flat_map(|((a, b), (c, d))| (matrix_of(a, b), matrix_of(c, d)))
                })
                .edges([
                    (array![[1.0, 2.0], [3.0, 4.0]], array![[5.0, 6.0]]),
                    (array![[5.0], [6.0]], array![[1.0, 2.0], [3.0, 4.0]]),
                    (array![[1.0, 2.0]], array![[3.0], [4.0]]),
                    (array![[2.0]], array![[1.0, 2.0]]),
                    (array![[1.0, 2.0, 3.0]], array![[1.0, 2.0]]),
                ])
                .check(|ask, (x, y)| {
                    let z: Option<Array2<f64>> = ask.call("hadamard", (x, y))?;
                    holds(z.is_none(), "Some(Z)", "None", &differ("X", x, "Y", y))
                }),
            law("commutativity", "X ⊙ Y = Y ⊙ X").cases(5, alike::<2>).check(|ask, [x, y]| {
                let (one, other) = (times(ask, x, y)?, times(ask, y, x)?);
                exactly("Y ⊙ X", &other, &one, "X ⊙ Y, to the last bit: so is each product of two numbers")
            }),
            law("distributivity", "X ⊙ (Y + Z) = X ⊙ Y + X ⊙ Z").cases(5, alike::<3>).check(
                |ask, [x, y, z]| {
                    let sum = times(ask, x, &(y + z))?;
                    let required = times(ask, x, y)? + times(ask, x, z)?;
                    // Two roundings on either side.
                    let within = 2.0 * gamma(3) * (x * y).mapv(f64::abs) + 2.0 * gamma(3) * (x * z).mapv(f64::abs);
                    all_close("X ⊙ (Y + Z)", &sum, &required, &within, "X ⊙ Y + X ⊙ Z")
                },
            ),
            law("ones", "X ⊙ 1 = X for the matrix of ones 1").cases(5, matrix).check(|ask, x| {
                let answer = times(ask, x, &Array2::ones(x.dim()))?;
                exactly("X ⊙ 1", &answer, x, "X: the neutral matrix is full of ones, and is not I")
            }),
            law("inner product", "the elements of X ⊙ Y add up to tr(Xᵀ Y)")
                .cases(5, alike::<2>)
                .check(|ask, [x, y]| {
                    let z = times(ask, x, y)?;
                    let trace = x.t().dot(y).diag().sum();
                    let within = 2.0 * gamma(x.len() + 3) * (x * y).mapv(f64::abs).sum();
                    close("Σ Zᵢⱼ", sum(&z), trace, within, "tr(Xᵀ Y) = Σ Xᵢⱼ Yᵢⱼ")
                }),
            law("mask", "Xᵢⱼ where Mᵢⱼ is true, exactly 0 where it is false")
                .points(2)
                .cases(6, |size| behind_mask(size, number()))
                .edges([
                    (array![[1.0, 2.0], [3.0, 4.0]], array![[true, false], [true, true]]),
                    (array![[5.0]], array![[true]]),
                    (array![[5.0]], array![[false]]),
                    (array![[-5.0, -0.0]], array![[false, false]]),
                    (array![[1e300, 1e-300]], array![[true, true]]),
                    (Array2::zeros((0, 3)), Array2::default((0, 3))),
                    (Array2::zeros((3, 0)), Array2::default((3, 0))),
                ])
                .check(|ask, (x, mask)| {
                    let answer: Array2<f64> = some(ask.call("masked", (x, mask))?, FIT)?;
                    exactly("the answer", &answer, &kept(x, mask), "X where M is true, 0 elsewhere")
                }),
            law("nothing leaks", "what the mask covers is 0, also where X is infinite or NaN")
                .points(2)
                .cases(4, |size| behind_mask(size, wild()))
                .edges([
                    (array![[f64::NAN, 1.0]], array![[false, true]]),
                    (array![[f64::INFINITY, 1.0]], array![[false, true]]),
                    (array![[f64::NEG_INFINITY]], array![[false]]),
                    (array![[f64::INFINITY, 2.0]], array![[true, false]]),
                    (array![[f64::NAN, 2.0]], array![[true, false]]),
                ])
                .check(|ask, (x, mask)| {
                    let answer = covered(ask, x, mask)?;
                    for ((i, j), &value) in answer.indexed_iter() {
                        let (x, keep) = (x[[i, j]], mask[[i, j]]);
                        let (required, why) = if keep {
                            (x, "what is kept stays as it is, NaN too")
                        } else {
                            (0.0, "what is covered is 0, whatever it was")
                        };
                        let right = value == required || (value.is_nan() && required.is_nan());
                        let place = format!("element ({}, {})", i + 1, j + 1);
                        let answered = format!("{place} = {}", show::number(value));
                        holds(right, &answered, &show::number(required), why)?;
                    }
                    Ok(())
                }),
            law("complement", "M and its negation leave X between them")
                .cases(5, |size| behind_mask(size, number()))
                .check(|ask, (x, mask)| {
                    let whole = covered(ask, x, mask)? + covered(ask, x, &!mask)?;
                    exactly("the sum of both", &whole, x, "X: each element is kept once")
                }),
            law("shape of the mask", "a mask of another shape covers nothing")
                .cases(4, |size| {
                    shapes(size).prop_flat_map(|((a, b), (c, d))| {
                        (matrix_of(a, b), matrix_from(any::<bool>().boxed(), c, d))
                    })
                })
                .edges([
                    (array![[1.0, 2.0], [3.0, 4.0]], array![[true, false]]),
                    (array![[1.0, 2.0]], array![[true], [false]]),
                    (array![[1.0], [2.0]], array![[true]]),
                ])
                .check(|ask, (x, mask)| {
                    let answer: Option<Array2<f64>> = ask.call("masked", (x, mask))?;
                    holds(answer.is_none(), "Some(..)", "None", &differ("X", x, "M", mask))
                }),
            law("scaling", "diag(u) X diag(v) = X ⊙ (u vᵀ)")
                .points(2)
                .cases(6, scaling)
                .edges([
                    (array![2.0, 3.0], array![[1.0, 2.0], [3.0, 4.0]], array![5.0, 7.0]),
                    (array![2.0], array![[1.0, 1.0, 1.0]], array![1.0, -2.0, 0.0]),
                    (array![2.0, 0.5], array![[3.0], [-3.0]], array![10.0]),
                    (array![], Array2::zeros((0, 2)), array![1.0, 2.0]),
                    (array![1.0, 2.0], Array2::zeros((2, 0)), array![]),
                ])
                .check(|ask, (u, x, v)| {
                    let answer: Array2<f64> =
                        some(ask.call("scale_rows_and_columns", (u, x, v))?, FIT)?;
                    let required = x * &outer(u, v);
                    // Two multiplications, in any order, here and in the answer.
                    let within = 2.0 * gamma(3) * required.mapv(f64::abs);
                    all_close("diag(u) X diag(v)", &answer, &required, &within, "element (i, j) is uᵢ Xᵢⱼ vⱼ")
                }),
            law("scaling twice", "u, v and then u′, v′ scale like u ⊙ u′, v ⊙ v′")
                .cases(4, |size| {
                    scaling(size).prop_flat_map(|(u, x, v)| {
                        let more_u = vec(number(), u.len()).prop_map(Array1::from_vec);
                        let more_v = vec(number(), v.len()).prop_map(Array1::from_vec);
                        (Just((u, x, v)), more_u, more_v)
                    })
                })
                .check(|ask, ((u, x, v), more_u, more_v)| {
                    let mut scale = |u: &Array1<f64>, x: &Array2<f64>, v: &Array1<f64>| {
                        let answer = ask.call("scale_rows_and_columns", (u, x, v))?;
                        in_shape_of(x, some(answer, FIT)?)
                    };
                    let once = scale(u, x, v)?;
                    let twice = scale(more_u, &once, more_v)?;
                    let at_once = scale(&(u * more_u), x, &(v * more_v))?;
                    let size = x * &outer(&(u * more_u), &(v * more_v));
                    // Four roundings one after another on either side.
                    let within = 2.0 * gamma(5) * size.mapv(f64::abs);
                    all_close("one after the other", &twice, &at_once, &within, "both at once")
                }),
            law("sizes of the scaling", "u has an element for each row of X, v for each column")
                .cases(4, |size| {
                    (matrix(size), shapes(size)).prop_map(|(x, ((n, d), _))| {
                        // With the sizes exchanged, as if the rows were the columns, and otherwise.
                        let sizes = if (n + d) % 2 == 0 { (x.ncols(), x.nrows()) } else { (n, d) };
                        let sizes = if sizes == x.dim() { (n + 1, x.ncols()) } else { sizes };
                        let sizes = if sizes == x.dim() { (n + 2, x.ncols()) } else { sizes };
                        (Array1::ones(sizes.0), x, Array1::ones(sizes.1))
                    })
                })
                .edges([
                    (array![2.0], array![[1.0, 2.0], [3.0, 4.0]], array![5.0, 7.0]),
                    (array![2.0, 3.0], array![[1.0, 2.0], [3.0, 4.0]], array![5.0]),
                    (array![5.0, 7.0], array![[1.0, 2.0]], array![2.0]),
                    (array![2.0, 3.0], array![[1.0, 2.0]], array![5.0, 7.0]),
                ])
                .check(|ask, (u, x, v)| {
                    let answer: Option<Array2<f64>> =
                        ask.call("scale_rows_and_columns", (u, x, v))?;
                    let why = format!(
                        "u ~ ({}), X ~ {} and v ~ ({})", u.len(), size_of(x), v.len()
                    );
                    holds(answer.is_none(), "Some(..)", "None", &why)
                }),
        ],
        mistakes: vec![
            of_hadamard(
                "matrix product",
                "Your answer is the matrix product X Y. Here each element meets only the one in its own place: `*`, not `dot`.",
                |x| x.nrows() == x.ncols(),
                |x, y| x.dot(&y),
            ),
            of_hadamard(
                "sum for product",
                "Your answer is X + Y: the elements are multiplied.",
                |_| true,
                |x, y| x + y,
            ),
            mistake(
                "broadcast",
                "hadamard",
                "`*` stretches a row, a column or a single number to the shape of the other: compare `x.dim()` with `y.dim()` \
                 first, and answer `None`.",
                |x: Array2<f64>, y: Array2<f64>| {
                    let fits = |p: usize, q: usize| p == q || p == 1 || q == 1;
                    (fits(x.nrows(), y.nrows()) && fits(x.ncols(), y.ncols())).then(|| &x * &y)
                },
            ),
            mistake_of_panic(
                "shapes not compared",
                "one shape",
                "`*` panics where the shapes do not fit: compare `x.dim()` with `y.dim()` first, and answer `None`.",
            ),
            of_mask(
                "inverted mask",
                "Your mask is inverted: `true` keeps the element, `false` makes it 0.",
                |x, keep| if keep { 0.0 } else { x },
            ),
            of_mask(
                "0 · NaN",
                "You multiply by 0 what the mask covers, and 0 · ∞ and 0 · NaN are NaN. Choose instead: `if mask[place] { .. }                  else { 0.0 }`.",
                |x, keep| x * f64::from(u8::from(keep)),
            ),
            of_mask(
                "minus infinity for 0",
                "You put −∞ where the mask covers, as before a softmax. Here it is 0.",
                |x, keep| if keep { x } else { f64::NEG_INFINITY },
            ),
            of_mask(
                "NaN thrown out",
                "You make 0 of whatever is not finite. The mask alone says what becomes 0; a NaN that is kept has to be seen.",
                |x, keep| if keep && x.is_finite() { x } else { 0.0 },
            ),
            of_mask(
                "the mask itself",
                "Your answer holds 1 where the mask is true: the element of X belongs there.",
                |_, keep| f64::from(u8::from(keep)),
            ),
            of_scaling(
                "rows alone",
                "Your elements are uᵢ Xᵢⱼ: diag(v) on the right scales the columns as well.",
                |u, x, _| u * x,
            ),
            of_scaling(
                "columns alone",
                "Your elements are Xᵢⱼ vⱼ: diag(u) on the left scales the rows as well.",
                |_, x, v| x * v,
            ),
            of_scaling(
                "sum for product",
                "Your elements are Xᵢⱼ (uᵢ + vⱼ): the two factors are multiplied, u vᵀ.",
                |u, x, v| x * (u + v),
            ),
            of_scaling("X left out", "Your answer is u vᵀ: X is still missing.", |u, _, v| u * v),
            mistake(
                "u and v exchanged",
                "scale_rows_and_columns",
                "Your elements are vᵢ Xᵢⱼ uⱼ: u stands on the left and scales the rows, v the columns.",
                |u: Array1<f64>, x: Array2<f64>, v: Array1<f64>| Some(x * outer(&v, &u)),
            )
            .only_for(|u: Array1<f64>, x: Array2<f64>, v: Array1<f64>| {
                x.dim() == (u.len(), v.len()) && u.len() == v.len()
            }),
        ],
    }
}

/// A shape as mathematics writes it.
fn size_of<T>(x: &Array2<T>) -> String {
    format!("({}, {})", x.nrows(), x.ncols())
}

/// Why X and another matrix have no answer.
fn differ<T>(x_name: &str, x: &Array2<f64>, y_name: &str, y: &Array2<T>) -> String {
    format!("{x_name} ~ {} and {y_name} ~ {}", size_of(x), size_of(y))
}
