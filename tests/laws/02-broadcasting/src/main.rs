//! Exercise 2: broadcasting (section 2.2.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use std::process::ExitCode;

use ndarray::{Array1, Array2, ArrayD, IxDyn, arr0};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, holds, same};
use grader::broadcast::{
    Shape, arrays, broadcast, clashing, counting, fitting, size, size_at, stretched, written,
};
use grader::exam::{Exam, serve};
use grader::generate::{extreme, number, vector, vectors};
use grader::law::law;
use grader::rounding::gamma;
use grader::show;

mod mistakes;

fn main() -> ExitCode {
    serve(exam())
}

type Array = ArrayD<f64>;

/// Shapes of any kind, fitting or not.
fn any_shapes<const N: usize>(order: usize) -> impl Strategy<Value = [Shape; N]> + Clone {
    prop_oneof![
        2 => fitting(order).boxed(),
        1 => prop::array::uniform(vec(size(), 0..=order)).boxed(),
    ]
}

/// zᵢ = xᵢ + yᵢ, element by element of the broadcast shape.
fn sum(x: &Array, y: &Array) -> Option<Array> {
    let shape = broadcast(&[x.shape(), y.shape()])?;
    Some(Array::from_shape_fn(IxDyn(&shape), |index| stretched(x, &index) + stretched(y, &index)))
}

fn ask_shape(ask: &mut Ask<'_>, a: &[usize], b: &[usize]) -> Result<Option<Shape>, Break> {
    ask.call("broadcast_shape", (a, b))
}

/// The sum as the submission has it, where there must be one.
fn ask_sum(ask: &mut Ask<'_>, x: &Array, y: &Array) -> Result<Array, Break> {
    let sum: Option<Array> = ask.call("broadcast_add", (x, y))?;
    let why = format!("the shapes {} and {} fit together", written(x.shape()), written(y.shape()));
    holds(sum.is_some(), "None", "Some(x + y)", &why)?;
    Ok(sum.unwrap_or_default())
}

/// Requires every element as it is: nothing that is only moved, or added once, needs a tolerance.
fn equal<D: ndarray::Dimension>(
    what: &str,
    answer: &ndarray::Array<f64, D>,
    required: &ndarray::Array<f64, D>,
    why: &str,
) -> Check {
    all_close(what, answer, required, &ndarray::Array::zeros(required.raw_dim()), why)
}

fn owned<const N: usize>(shapes: [&[usize]; N]) -> [Shape; N] {
    shapes.map(<[usize]>::to_vec)
}

/// Cases of two shapes.
fn pairs<const N: usize>(pairs: [[&[usize]; 2]; N]) -> [[Shape; 2]; N] {
    pairs.map(owned)
}

/// Cases of two arrays of these shapes: 1, 2, 3, … and 10, 11, 12, ….
fn counting_pairs<const N: usize>(pairs: [[&[usize]; 2]; N]) -> [[Array; 2]; N] {
    pairs.map(|[x, y]| [counting(x, 1.0), counting(y, 10.0)])
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("equal shapes", "a and a broadcast to a")
                .cases(4, |order| vec(size(), 0..=order))
                .edges([vec![2, 3], vec![], vec![1], vec![0], vec![3, 0, 1]])
                .check(|ask, a| {
                    let shape = ask_shape(ask, a, a)?;
                    same("the shape", shape, Some(a.clone()), "nothing needs to be stretched")
                }),
            law(
                "NumPy's rule",
                "aligned on the right, sizes p and q give q if p = 1, and p if q = 1 or p = q",
            )
            .points(3)
            .cases(4, fitting::<2>)
            .edges(pairs([
                [&[4, 1], &[4]],
                [&[4], &[4, 1]],
                [&[5, 1, 4], &[3, 1]],
                [&[2, 3], &[3]],
                [&[3], &[2, 3]],
                [&[1], &[3]],
                [&[3], &[1]],
                [&[1], &[0]],
                [&[0], &[1]],
                [&[2, 1], &[0]],
                [&[0], &[2, 1]],
                [&[], &[3, 1]],
                [&[3, 1], &[1, 2]],
                [&[1], &[1, 1, 1]],
            ]))
            .check(|ask, [a, b]| {
                let shape = ask_shape(ask, a, b)?;
                let required = broadcast(&[a, b]);
                let why = format!("{} and {}, aligned on the right", written(a), written(b));
                same("the shape", shape, required, &why)
            }),
            law("no shape", "there is none where sizes p ≠ q meet and neither is 1")
                .points(2)
                .cases(3, clashing)
                .edges(pairs([
                    [&[2], &[3]],
                    [&[3], &[2]],
                    [&[5, 4], &[5]],
                    [&[2], &[4]],
                    [&[4], &[2]],
                    [&[2], &[0]],
                    [&[0], &[2]],
                    [&[2, 1], &[3, 1]],
                    [&[3, 2], &[2, 2]],
                ]))
                .check(|ask, [a, b]| {
                    let shape = ask_shape(ask, a, b)?;
                    let order = a.len().max(b.len());
                    let clash = (0..order)
                        .rev()
                        .map(|axis| (size_at(a, axis, order), size_at(b, axis, order)))
                        .find(|(p, q)| p != q && *p != 1 && *q != 1);
                    let (p, q) = clash.unwrap_or_default();
                    same("the shape", shape, None, &format!("{p} meets {q}"))
                }),
            law("() is neutral", "a and () broadcast to a, and so do () and a")
                .cases(4, |order| (vec(size(), 0..=order), any::<bool>()))
                .edges([
                    (vec![2, 3], false),
                    (vec![2, 3], true),
                    (vec![], false),
                    (vec![1], true),
                    (vec![0], false),
                    (vec![0], true),
                ])
                .check(|ask, (a, first)| {
                    let shape =
                        if *first { ask_shape(ask, &[], a) } else { ask_shape(ask, a, &[]) };
                    let why = "every size of () is missing, and counts as 1";
                    same("the shape", shape?, Some(a.clone()), why)
                }),
            law("commutative", "a and b broadcast to the same as b and a")
                .cases(3, any_shapes::<2>)
                .check(|ask, [a, b]| {
                    let one = ask_shape(ask, a, b)?;
                    let other = ask_shape(ask, b, a)?;
                    same("the shape of b and a", other, one, "the shape of a and b")
                }),
            law("associative", "(a and b) and c broadcast to the same as a and (b and c)")
                .cases(3, |order| (any_shapes::<3>(order), any::<bool>()))
                .edges([
                    (owned([&[1], &[0], &[2]]), false),
                    (owned([&[2], &[1], &[3]]), false),
                    (owned([&[2, 1], &[3], &[4, 1, 1]]), true),
                ])
                .check(|ask, ([a, b, c], last)| {
                    // Each order must give what all three give together.
                    let required = broadcast(&[a, b, c]);
                    let why = "three shapes in whatever order";
                    if *last {
                        let bc = ask_shape(ask, b, c)?;
                        let shape = bc.map(|bc| ask_shape(ask, a, &bc)).transpose()?.flatten();
                        return same("the shape of a and (b and c)", shape, required, why);
                    }
                    let ab = ask_shape(ask, a, b)?;
                    let shape = ab.map(|ab| ask_shape(ask, &ab, c)).transpose()?.flatten();
                    same("the shape of (a and b) and c", shape, required, why)
                }),
            law(
                "sum",
                "z = x + y, where z has the broadcast shape and x and y are stretched to it",
            )
            .points(3)
            .cases(3, |order| arrays(fitting::<2>(order), number()))
            .edges(counting_pairs([
                [&[2, 1], &[2]],
                [&[2], &[2, 1]],
                [&[4, 1], &[4]],
                [&[2, 2], &[2, 2]],
                [&[2, 3], &[3]],
                [&[1, 3], &[2, 3]],
                [&[2, 3], &[]],
                [&[], &[]],
                [&[0], &[2, 1]],
                [&[1], &[0]],
            ]))
            .edges([[counting(&[5, 1, 4], 1.0), counting(&[3, 1], 100.0)]])
            .check(|ask, [x, y]| {
                let z = ask_sum(ask, x, y)?;
                let required = sum(x, y).unwrap_or_default();
                let why = format!(
                    "{} and {} broadcast to {}",
                    written(x.shape()),
                    written(y.shape()),
                    written(required.shape())
                );
                equal("z", &z, &required, &why)
            }),
            law("no sum", "x + y has no answer where the shapes do not fit together")
                .cases(2, |order| arrays(clashing(order), number()))
                .edges(counting_pairs([
                    [&[2], &[3]],
                    [&[3], &[2]],
                    [&[4], &[2]],
                    [&[2], &[4]],
                    [&[0], &[2]],
                    [&[2, 3], &[2]],
                    [&[2], &[2, 3]],
                ]))
                .check(|ask, [x, y]| {
                    let z: Option<Array> = ask.call("broadcast_add", (x, y))?;
                    let shapes = (written(x.shape()), written(y.shape()));
                    let answered = z.as_ref().map(show::answer);
                    holds(
                        z.is_none(),
                        &format!("z = {}", answered.unwrap_or_default()),
                        "None",
                        &format!("{} and {} do not fit together", shapes.0, shapes.1),
                    )
                }),
            law("0 is neutral", "x + 0 = x and 0 + x = x for the scalar 0, of shape ()")
                .cases(3, |order| {
                    let element = prop_oneof![2 => number().boxed(), 1 => extreme().boxed()];
                    let shape = vec(size(), 0..=order).prop_map(|shape| [shape]);
                    (arrays(shape, element), any::<bool>())
                })
                .check(|ask, ([x], first)| {
                    let zero = arr0(0.0).into_dyn();
                    if *first {
                        return equal("0 + x", &ask_sum(ask, &zero, x)?, x, "x");
                    }
                    equal("x + 0", &ask_sum(ask, x, &zero)?, x, "x")
                }),
            law("x + y = y + x", "the same shape and the same elements, whichever comes first")
                .cases(3, |order| arrays(fitting::<2>(order), number()))
                .check(|ask, [x, y]| {
                    let one = ask_sum(ask, x, y)?;
                    let other = ask_sum(ask, y, x)?;
                    equal("y + x", &other, &one, "x + y")
                }),
            law("(x + y) + z = x + (y + z)", "up to rounding, and with the same shape")
                .cases(2, |order| (arrays(fitting::<3>(order), number()), any::<bool>()))
                .check(|ask, ([x, y, z], last)| {
                    let (what, answer) = if *last {
                        let yz = ask_sum(ask, y, z)?;
                        ("x + (y + z)", ask_sum(ask, x, &yz)?)
                    } else {
                        let xy = ask_sum(ask, x, y)?;
                        ("(x + y) + z", ask_sum(ask, &xy, z)?)
                    };
                    // Each order must give the sum of all three. Two additions are rounded here and
                    // two there: γ₂ of all magnitudes, twice.
                    let shape = broadcast(&[x.shape(), y.shape(), z.shape()]).unwrap_or_default();
                    let all = |index: &IxDyn| [x, y, z].map(|array| stretched(array, index));
                    let required =
                        Array::from_shape_fn(IxDyn(&shape), |index| all(&index).into_iter().sum());
                    let within = Array::from_shape_fn(IxDyn(&shape), |index| {
                        2.0 * gamma(3) * all(&index).into_iter().map(f64::abs).sum::<f64>()
                    });
                    all_close(what, &answer, &required, &within, "x + y + z")
                }),
            law("row", "x ~ (d) as a row has shape (1, d) and the elements x₁ⱼ = xⱼ")
                .cases(6, vector)
                .edges([Array1::from_vec(vec![1.0, 2.0, 3.0]), Array1::zeros(0), Array1::ones(1)])
                .check(|ask, x| {
                    let row: Array2<f64> = ask.call("as_row", (x,))?;
                    let required = Array2::from_shape_fn((1, x.len()), |(_, j)| x[j]);
                    equal("the row", &row, &required, "one row, and a column for each element")
                }),
            law("column", "x ~ (d) as a column has shape (d, 1) and the elements xᵢ₁ = xᵢ")
                .cases(6, vector)
                .edges([Array1::from_vec(vec![1.0, 2.0, 3.0]), Array1::zeros(0), Array1::ones(1)])
                .check(|ask, x| {
                    let column: Array2<f64> = ask.call("as_column", (x,))?;
                    let required = Array2::from_shape_fn((x.len(), 1), |(i, _)| x[i]);
                    equal(
                        "the column",
                        &column,
                        &required,
                        "a row for each element, and one column",
                    )
                }),
            law(
                "column plus vector",
                "(d, 1) + (d) is (d, d), and zᵢⱼ = xᵢ + yⱼ: everyone meets everyone",
            )
            .cases(4, vectors::<2>)
            .edges([[
                Array1::from_vec(vec![1.0, 2.0, 3.0, 4.0]),
                Array1::from_vec(vec![10.0, 20.0, 30.0, 40.0]),
            ]])
            .check(|ask, [x, y]| {
                let column: Array2<f64> = ask.call("as_column", (x,))?;
                let z = ask_sum(ask, &column.into_dyn(), &y.clone().into_dyn())?;
                let required = Array2::from_shape_fn((x.len(), y.len()), |(i, j)| x[i] + y[j]);
                equal("z", &z, &required.into_dyn(), "zᵢⱼ = xᵢ + yⱼ")
            }),
        ],
        mistakes: mistakes::all(),
    }
}
