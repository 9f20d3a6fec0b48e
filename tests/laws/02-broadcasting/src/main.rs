//! Exercise 2: broadcasting (section 2.2.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use std::process::ExitCode;

use ndarray::{Array1, Array2, ArrayD, Axis, IxDyn, arr0};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, holds, same};
use grader::broadcast::{
    Rule, Shape, aligned_left, aligned_right, arrays, broadcast, clashing, counting, fitting,
    numpy, size, size_at, stretched, written,
};
use grader::exam::{Exam, serve};
use grader::generate::{extreme, number, vector, vectors};
use grader::law::law;
use grader::mistake::{Mistake, mistake};
use grader::rounding::gamma;
use grader::show::show;

fn main() -> ExitCode {
    serve(exam())
}

/// Shapes of any kind, fitting or not.
fn any_shapes<const N: usize>(order: usize) -> impl Strategy<Value = [Shape; N]> + Clone {
    prop_oneof![
        2 => fitting(order).boxed(),
        1 => prop::array::uniform(vec(size(), 0..=order)).boxed(),
    ]
}

/// zᵢ = xᵢ + yᵢ, element by element of the broadcast shape.
fn sum(x: &ArrayD<f64>, y: &ArrayD<f64>) -> Option<ArrayD<f64>> {
    let shape = broadcast(&[x.shape(), y.shape()])?;
    Some(ArrayD::from_shape_fn(IxDyn(&shape), |index| stretched(x, &index) + stretched(y, &index)))
}

fn ask_shape(ask: &mut Ask<'_>, a: &[usize], b: &[usize]) -> Result<Option<Shape>, Break> {
    ask.call("broadcast_shape", (a, b))
}

/// The sum as the submission has it, where there must be one.
fn ask_sum(ask: &mut Ask<'_>, x: &ArrayD<f64>, y: &ArrayD<f64>) -> Result<ArrayD<f64>, Break> {
    let sum: Option<ArrayD<f64>> = ask.call("broadcast_add", (x, y))?;
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
            .edges(
                [
                    [&[4, 1][..], &[4][..]],
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
                ]
                .map(owned),
            )
            .check(|ask, [a, b]| {
                let shape = ask_shape(ask, a, b)?;
                let required = broadcast(&[a, b]);
                let why = format!("{} and {}, aligned on the right", written(a), written(b));
                same("the shape", shape, required, &why)
            }),
            law("no shape", "there is none where sizes p ≠ q meet and neither is 1")
                .points(2)
                .cases(3, clashing)
                .edges(
                    [
                        [&[2][..], &[3][..]],
                        [&[3], &[2]],
                        [&[5, 4], &[5]],
                        [&[2], &[4]],
                        [&[4], &[2]],
                        [&[2], &[0]],
                        [&[0], &[2]],
                        [&[2, 1], &[3, 1]],
                        [&[3, 2], &[2, 2]],
                    ]
                    .map(owned),
                )
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
            .edges([
                [counting(&[2, 1], 1.0), counting(&[2], 10.0)],
                [counting(&[2], 10.0), counting(&[2, 1], 1.0)],
                [counting(&[4, 1], 1.0), counting(&[4], 10.0)],
                [counting(&[2, 2], 1.0), counting(&[2, 2], 10.0)],
                [counting(&[2, 3], 1.0), counting(&[3], 10.0)],
                [counting(&[1, 3], 1.0), counting(&[2, 3], 10.0)],
                [counting(&[2, 3], 1.0), counting(&[], 10.0)],
                [counting(&[], 1.0), counting(&[], 10.0)],
                [counting(&[0], 1.0), counting(&[2, 1], 10.0)],
                [counting(&[1], 1.0), counting(&[0], 10.0)],
                [counting(&[5, 1, 4], 1.0), counting(&[3, 1], 100.0)],
            ])
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
                .edges([
                    [counting(&[2], 1.0), counting(&[3], 10.0)],
                    [counting(&[3], 1.0), counting(&[2], 10.0)],
                    [counting(&[4], 1.0), counting(&[2], 10.0)],
                    [counting(&[2], 1.0), counting(&[4], 10.0)],
                    [counting(&[0], 1.0), counting(&[2], 10.0)],
                    [counting(&[2, 3], 1.0), counting(&[2], 10.0)],
                    [counting(&[2], 1.0), counting(&[2, 3], 10.0)],
                ])
                .check(|ask, [x, y]| {
                    let z: Option<ArrayD<f64>> = ask.call("broadcast_add", (x, y))?;
                    let shapes = (written(x.shape()), written(y.shape()));
                    let answered = z.as_ref().map(|z| show(&kit::Answer::give(z)));
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
                        ArrayD::from_shape_fn(IxDyn(&shape), |index| all(&index).into_iter().sum());
                    let within = ArrayD::from_shape_fn(IxDyn(&shape), |index| {
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
        mistakes: mistakes_of_shapes().into_iter().chain(mistakes_of_sums()).collect(),
    }
}

fn larger(p: usize, q: usize) -> Option<usize> {
    (p == q || p == 1 || q == 1).then(|| p.max(q))
}

/// The larger, where it is a multiple of the smaller.
fn multiple(p: usize, q: usize) -> Option<usize> {
    let (small, large) = (p.min(q), p.max(q));
    large.is_multiple_of(small).then_some(large)
}

fn smaller(p: usize, q: usize) -> Option<usize> {
    numpy(p, q).or(Some(p.min(q)))
}

/// `from`, where it can be stretched to `to`.
fn one_side(from: &[usize], to: &[usize]) -> Option<Shape> {
    (broadcast(&[from, to]).as_deref() == Some(to)).then(|| to.to_vec())
}

fn mistakes_of_shapes() -> Vec<Mistake> {
    let no_zero = |a: Shape, b: Shape| !a.contains(&0) && !b.contains(&0);
    vec![
        mistake(
            "aligned from the left",
            "broadcast_shape",
            "You align the shapes on the left. They are aligned on the right: it is the last \
             sizes that meet.",
            |a: Shape, b: Shape| aligned_left(&a, &b),
        ),
        mistake(
            "outer product instead of stretch",
            "broadcast_shape",
            "You put one shape behind the other, as an outer product does. Lay one on the other \
             instead: sizes that meet share one axis.",
            |a: Shape, b: Shape| Some([a, b].concat()),
        ),
        mistake(
            "larger of the two sizes",
            "broadcast_shape",
            "You take the larger of two sizes that fit. Where 1 meets 0 the result is 0: take the \
             one that is not 1.",
            |a: Shape, b: Shape| aligned_right(&a, &b, larger),
        ),
        mistake(
            "stretches a size that is not 1",
            "broadcast_shape",
            "You take the larger of two sizes, whatever they are. Only a 1 is stretched: other \
             sizes must be equal, or there is no result.",
            |a: Shape, b: Shape| aligned_right(&a, &b, |p, q| Some(p.max(q))),
        ),
        mistake(
            "stretches a size that is not 1",
            "broadcast_shape",
            "You stretch a size to its multiple, 2 to 4. Only a 1 is stretched: other sizes must \
             be equal, or there is no result.",
            |a: Shape, b: Shape| aligned_right(&a, &b, multiple),
        )
        .only_for(no_zero),
        mistake(
            "stretches a size that is not 1",
            "broadcast_shape",
            "You cut to the smaller size. Where sizes differ and neither is 1, there is no \
             result.",
            |a: Shape, b: Shape| aligned_right(&a, &b, smaller),
        ),
        mistake(
            "leading sizes lost",
            "broadcast_shape",
            "`zip` stops at the end of the shorter shape. What is missing counts as 1, so that \
             the leading sizes of the longer shape stay.",
            |a: Shape, b: Shape| {
                let order = a.len().min(b.len());
                let last = |shape: &[usize]| shape[shape.len() - order..].to_vec();
                aligned_right(&last(&a), &last(&b), numpy)
            },
        ),
        mistake(
            "sizes in reverse order",
            "broadcast_shape",
            "Your sizes come last to first. Walking from the right is right; reverse the list at \
             the end.",
            |a: Shape, b: Shape| {
                aligned_right(&a, &b, numpy).map(|shape| shape.into_iter().rev().collect::<Shape>())
            },
        ),
        mistake(
            "only one side stretched",
            "broadcast_shape",
            "You stretch b to a, but a may have to be stretched as well, and b may have more \
             axes.",
            |a: Shape, b: Shape| one_side(&b, &a),
        ),
        mistake(
            "only one side stretched",
            "broadcast_shape",
            "You stretch a to b, but b may have to be stretched as well, and a may have more \
             axes.",
            |a: Shape, b: Shape| one_side(&a, &b),
        ),
        mistake(
            "nothing stretched",
            "broadcast_shape",
            "You want equal shapes. A size 1 fits any size, and so does a missing one.",
            |a: Shape, b: Shape| (a == b).then_some(a),
        ),
        mistake(
            "equal orders required",
            "broadcast_shape",
            "You want the same number of axes. A size that is missing on the left counts as 1.",
            |a: Shape, b: Shape| {
                (a.len() == b.len()).then(|| aligned_right(&a, &b, numpy)).flatten()
            },
        ),
        mistake(
            "empty arrays refused",
            "broadcast_shape",
            "A size 0 is a size like any other: it meets 0 or 1 and gives 0.",
            |a: Shape, b: Shape| {
                (!a.contains(&0) && !b.contains(&0)).then(|| aligned_right(&a, &b, numpy)).flatten()
            },
        ),
    ]
}

/// x + y in ndarray, after each has been stretched to `shape`.
fn sum_at(shape: &[usize], x: &ArrayD<f64>, y: &ArrayD<f64>) -> Option<ArrayD<f64>> {
    Some(&x.broadcast(IxDyn(shape))? + &y.broadcast(IxDyn(shape))?)
}

/// x with axes of size 1 added behind, up to this order.
fn padded_behind(x: &ArrayD<f64>, order: usize) -> ArrayD<f64> {
    let mut x = x.clone();
    while x.ndim() < order {
        let last = Axis(x.ndim());
        x = x.insert_axis(last);
    }
    x
}

/// Every element of x with every element of y, of shape (shape of x, shape of y).
fn outer(x: &ArrayD<f64>, y: &ArrayD<f64>, combine: fn(f64, f64) -> f64) -> Option<ArrayD<f64>> {
    let elements =
        x.iter().flat_map(|&x| y.iter().map(move |&y| combine(x, y))).collect::<Vec<f64>>();
    ArrayD::from_shape_vec(IxDyn(&[x.shape(), y.shape()].concat()), elements).ok()
}

/// x + y under another rule for the sizes; what is too small begins again.
fn repeated(x: &ArrayD<f64>, y: &ArrayD<f64>, rule: Rule) -> Option<ArrayD<f64>> {
    let shape = aligned_right(x.shape(), y.shape(), rule)?;
    let element = |array: &ArrayD<f64>, index: &IxDyn| {
        let missing = shape.len() - array.ndim();
        let own: Shape =
            (0..array.ndim()).map(|axis| index[missing + axis] % array.shape()[axis]).collect();
        array[IxDyn(&own)]
    };
    Some(ArrayD::from_shape_fn(IxDyn(&shape), |index| element(x, &index) + element(y, &index)))
}

fn mistakes_of_sums() -> Vec<Mistake> {
    type Array = ArrayD<f64>;
    let no_zero = |x: Array, y: Array| !x.is_empty() && !y.is_empty();
    vec![
        mistake(
            "aligned from the left",
            "broadcast_add",
            "You align the shapes on the left. They are aligned on the right: it is the last axes \
             that meet.",
            |x: Array, y: Array| {
                let shape = aligned_left(x.shape(), y.shape())?;
                sum_at(&shape, &padded_behind(&x, shape.len()), &padded_behind(&y, shape.len()))
            },
        ),
        mistake(
            "aligned from the left",
            "broadcast_add",
            "The shape that you stretch to is aligned on the left. Align on the right: it is the \
             last axes that meet.",
            |x: Array, y: Array| sum_at(&aligned_left(x.shape(), y.shape())?, &x, &y),
        ),
        mistake(
            "outer product instead of stretch",
            "broadcast_add",
            "You combine every element of x with every element of y, as an outer product does. \
             Where the axes have the same size, element meets element.",
            |x: Array, y: Array| outer(&x, &y, |x, y| x + y),
        ),
        mistake(
            "outer product instead of stretch",
            "broadcast_add",
            "You multiply every element of x with every element of y: that is the outer product. \
             Stretch both to one shape, and add.",
            |x: Array, y: Array| outer(&x, &y, |x, y| x * y),
        ),
        mistake(
            "larger of the two sizes",
            "broadcast_add",
            "Where 1 meets 0 the sum has size 0: the shape takes the size that is not 1, not the \
             larger.",
            |x: Array, y: Array| sum_at(&aligned_right(x.shape(), y.shape(), larger)?, &x, &y),
        ),
        mistake(
            "stretches a size that is not 1",
            "broadcast_add",
            "You repeat what is too short until it fits. Only a 1 is stretched: other sizes must \
             be equal, or there is no sum.",
            |x: Array, y: Array| repeated(&x, &y, |p, q| Some(p.max(q))),
        )
        .only_for(no_zero),
        mistake(
            "stretches a size that is not 1",
            "broadcast_add",
            "You repeat an array to a multiple of its size. Only a 1 is stretched: other sizes \
             must be equal, or there is no sum.",
            |x: Array, y: Array| repeated(&x, &y, multiple),
        )
        .only_for(no_zero),
        mistake(
            "stretches a size that is not 1",
            "broadcast_add",
            "You cut to the smaller size. Where sizes differ and neither is 1, there is no sum.",
            |x: Array, y: Array| repeated(&x, &y, smaller),
        )
        .only_for(no_zero),
        mistake(
            "begun again by position",
            "broadcast_add",
            "You run through both in memory order and begin again at the end. An array of shape \
             (2, 1) has to repeat each element along its row, not to begin again: go by the index \
             in each axis.",
            |x: Array, y: Array| {
                let shape = aligned_right(x.shape(), y.shape(), numpy)?;
                let count = shape.iter().product::<usize>();
                let again = x.iter().cycle().zip(y.iter().cycle());
                let sums = again.take(count).map(|(x, y)| x + y).collect();
                Array::from_shape_vec(IxDyn(&shape), sums).ok()
            },
        )
        .only_for(no_zero),
        mistake(
            "only one side stretched",
            "broadcast_add",
            "You stretch y to the shape of x, but x may have to be stretched as well: \
             `broadcast_shape` says to what.",
            |x: Array, y: Array| sum_at(x.shape(), &x, &y),
        ),
        mistake(
            "only one side stretched",
            "broadcast_add",
            "You stretch x to the shape of y, but y may have to be stretched as well: \
             `broadcast_shape` says to what.",
            |x: Array, y: Array| sum_at(y.shape(), &x, &y),
        ),
        mistake(
            "only one side stretched",
            "broadcast_add",
            "You stretch x to y or y to x, but sometimes both have to be stretched: (2, 1) and \
             (3) give (2, 3). `broadcast_shape` says to what.",
            |x: Array, y: Array| sum_at(x.shape(), &x, &y).or_else(|| sum_at(y.shape(), &x, &y)),
        ),
        mistake(
            "nothing stretched",
            "broadcast_add",
            "You add arrays of equal shape only. A size 1 is stretched to the size it meets.",
            |x: Array, y: Array| (x.shape() == y.shape()).then(|| &x + &y),
        ),
        mistake(
            "equal orders required",
            "broadcast_add",
            "You want the same number of axes. A size that is missing on the left counts as 1.",
            |x: Array, y: Array| (x.ndim() == y.ndim()).then(|| sum(&x, &y)).flatten(),
        ),
        mistake(
            "empty arrays refused",
            "broadcast_add",
            "A size 0 is a size like any other: the sum of empty arrays is empty, and an answer.",
            |x: Array, y: Array| (!x.is_empty() && !y.is_empty()).then(|| sum(&x, &y)).flatten(),
        ),
        mistake(
            "row and column swapped",
            "as_row",
            "Your answer is the column, of shape (d, 1). A row has one row: its shape is (1, d).",
            |x: Array1<f64>| x.insert_axis(Axis(1)),
        ),
        mistake(
            "row and column swapped",
            "as_column",
            "Your answer is the row, of shape (1, d). A column has one column: its shape is (d, \
             1).",
            |x: Array1<f64>| x.insert_axis(Axis(0)),
        ),
    ]
}
