//! Exercise 13: batched products (section 2.6).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array3, ArrayD, Axis, Dimension, Ix2, IxDyn, arr0};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, all_close, close, holds, same, some};
use grader::broadcast::{
    Shape, arrays, broadcast, clashing, counting, fitting, size, stretched, written,
};
use grader::exam::{Exam, serve};
use grader::generate::number;
use grader::law::law;
use grader::rounding::{dot, dot_bound, gamma};

use mistakes::mistakes;

type Array = ArrayD<f64>;

fn main() -> ExitCode {
    serve(exam())
}

/// The leading sizes of a shape, and those of its matrices.
fn parts(shape: &[usize]) -> Option<(&[usize], [usize; 2])> {
    shape.split_last_chunk().map(|(batch, matrix)| (batch, *matrix))
}

/// The shapes of the matrices multiplied: a vector on the left is a row, one on the right a column.
fn of_matrices(x: &[usize], y: &[usize]) -> (Shape, Shape) {
    let row = if let [b] = *x { vec![1, b] } else { x.to_vec() };
    let column = if let [b] = *y { vec![b, 1] } else { y.to_vec() };
    (row, column)
}

/// The leading sizes of the product and the sizes of its matrices.
fn batch_and_matrix(x: &[usize], y: &[usize]) -> Option<(Shape, [usize; 2])> {
    let (x, y) = of_matrices(x, y);
    let ((of_x, [a, b]), (of_y, [d, c])) = (parts(&x)?, parts(&y)?);
    (b == d).then(|| broadcast(&[of_x, of_y]))?.map(|batch| (batch, [a, c]))
}

/// A shape without the axis that a vector was given.
fn without_added(x: &[usize], y: &[usize], (batch, [a, c]): (Shape, [usize; 2])) -> Shape {
    let rows = (x.len() > 1).then_some(a);
    let columns = (y.len() > 1).then_some(c);
    batch.into_iter().chain(rows).chain(columns).collect()
}

fn product_shape(x: &[usize], y: &[usize]) -> Option<Shape> {
    batch_and_matrix(x, y).map(|parts| without_added(x, y, parts))
}

/// X Y as `@` has it in twice the precision, and how far any order of summing may take it.
fn product(x: &Array, y: &Array) -> Option<[Array; 2]> {
    let (batch, [a, c]) = batch_and_matrix(x.shape(), y.shape())?;
    let shape = product_shape(x.shape(), y.shape())?;
    let (of_x, of_y) = of_matrices(x.shape(), y.shape());
    let inner = of_x[of_x.len() - 1];
    let as_matrices = |array: &Array, shape: Shape| {
        array.to_shape(IxDyn(&shape)).expect("an axis of size 1 changes no count").into_owned()
    };
    let (x, y) = (as_matrices(x, of_x), as_matrices(y, of_y));
    let each = |of: fn(&[f64], &[f64]) -> f64| {
        let whole = [&batch[..], &[a, c]].concat();
        let element = |index: IxDyn| {
            let (batch, [i, j]) = parts(index.slice()).expect("it ends with a row and a column");
            let along = |array: &Array, place: &dyn Fn(usize) -> [usize; 2]| -> Vec<f64> {
                let index = |k| IxDyn(&[batch, &place(k)].concat());
                (0..inner).map(|k| stretched(array, &index(k))).collect()
            };
            of(&along(&x, &|k| [i, k]), &along(&y, &|k| [k, j]))
        };
        let z = ArrayD::from_shape_fn(IxDyn(&whole), element);
        z.into_shape_with_order(IxDyn(&shape)).expect("an axis of size 1 changes no count")
    };
    Some([each(|x, y| dot(x, y)), each(|x, y| dot_bound(x, y))])
}

/// Two shapes of batches of matrices: leading sizes as they come, and matrices that fit.
fn with_matrices<const N: usize>(
    batches: impl Strategy<Value = [Shape; N]> + Clone,
) -> impl Strategy<Value = [Shape; N]> + Clone {
    (batches, prop::array::uniform3(size())).prop_map(|(batches, [a, b, c])| {
        let mut matrices = [[a, b], [b, c]].into_iter().cycle();
        batches.map(|batch| [batch, matrices.next().expect("it goes round").to_vec()].concat())
    })
}

/// Shapes of batches of order at most `order` that have a product.
fn fit(order: usize) -> impl Strategy<Value = [Shape; 2]> + Clone {
    with_matrices(fitting::<2>(order))
}

/// Shapes, at least one of them of a vector, that have a product.
fn fit_with_vector(order: usize) -> impl Strategy<Value = [Shape; 2]> + Clone {
    (fit(order), 0..3_usize).prop_map(|([x, y], which)| {
        let b = x[x.len() - 1];
        [if which == 1 { x } else { vec![b] }, if which == 0 { y } else { vec![b] }]
    })
}

/// Shapes that have no product: inner sizes or leading ones that do not fit, or a scalar.
fn unfit(order: usize) -> impl Strategy<Value = [Shape; 2]> + Clone {
    let inner =
        (fit(order), prop::bool::ANY, 1..=2_usize).prop_map(|([mut x, mut y], of_x, more)| {
            let (last, first) = (x.len() - 1, y.len() - 2);
            *(if of_x { &mut x[last] } else { &mut y[first] }) += more;
            [x, y]
        });
    let scalar = (vec(size(), 0..=2), prop::bool::ANY)
        .prop_map(|(other, first)| if first { [vec![], other] } else { [other, vec![]] });
    prop_oneof![
        3 => inner.boxed(),
        3 => with_matrices(clashing(order.min(1))).boxed(),
        1 => scalar.boxed(),
    ]
}

/// X ~ (n, a, b) and Y ~ (n, b, c).
fn batches(size: usize) -> BoxedStrategy<[Array; 2]> {
    prop::array::uniform4(0..=size)
        .prop_map(|[n, a, b, c]| [vec![n, a, b], vec![n, b, c]])
        .prop_flat_map(|shapes| arrays(Just(shapes), number()))
        .boxed()
}

/// Two batches that `bmm` refuses: another size, or inner sizes that differ.
fn no_batches(size: usize) -> BoxedStrategy<[Array; 2]> {
    (prop::array::uniform4(0..=size), prop::bool::ANY, 1..=2_usize)
        .prop_map(|([n, a, b, c], of_batch, more)| {
            let y = if of_batch { vec![n + more, b, c] } else { vec![n, b + more, c] };
            [vec![n, a, b], y]
        })
        .prop_flat_map(|shapes| arrays(Just(shapes), number()))
        .boxed()
}

/// Two tensors of one shape.
fn alike(order: usize) -> impl Strategy<Value = [Array; 2]> {
    arrays(vec(size(), 0..=order).prop_map(|shape| [shape.clone(), shape]), number())
}

fn count<const N: usize>(shapes: [&[usize]; N]) -> [Array; N] {
    let mut from = 1.0;
    shapes.map(|shape| {
        let array = counting(shape, from);
        from = 2.0 * from + 9.0;
        array
    })
}

fn owned(shapes: [&[usize]; 2]) -> [Shape; 2] {
    shapes.map(<[usize]>::to_vec)
}

fn order_three(x: &Array) -> Array3<f64> {
    x.clone().into_dimensionality().expect("the law makes tensors of order 3")
}

/// BMM(X, Y), where there must be one.
fn ask_bmm(ask: &mut Ask<'_>, x: &Array, y: &Array) -> Result<Array, Break> {
    let z: Option<Array3<f64>> = ask.call("bmm", (&order_three(x), &order_three(y)))?;
    Ok(some(z, "the batches are equally large and the matrices fit")?.into_dyn())
}

/// The shapes as mathematics writes a product: (2, 3) times (3, 4).
fn times(x: &[usize], y: &[usize]) -> String {
    format!("{} times {}", written(x), written(y))
}

fn exam() -> Exam {
    let is_product = |ask: &mut Ask<'_>, [x, y]: &[Array; 2]| {
        let z: Option<Array> = ask.call("matmul", (x, y))?;
        let why = times(x.shape(), y.shape());
        let z = some(z, &why)?;
        let [required, within] = product(x, y).expect("the law makes shapes that fit");
        let why = format!("{why} is {}", written(required.shape()));
        all_close("Z", &z, &required, &within, &why)
    };
    Exam {
        laws: vec![
            law("slices", "BMM(X, Y)ᵢ = Xᵢ Yᵢ")
                .points(3)
                .cases(4, batches)
                .edges([
                    count([&[1, 1, 1], &[1, 1, 1]]),
                    count([&[2, 1, 2], &[2, 2, 1]]),
                    count([&[2, 2, 2], &[2, 2, 2]]),
                    count([&[3, 2, 3], &[3, 3, 4]]),
                    count([&[0, 2, 3], &[0, 3, 4]]),
                    count([&[2, 3, 0], &[2, 0, 4]]),
                    count([&[2, 0, 3], &[2, 3, 4]]),
                    [
                        Array::from_shape_vec(IxDyn(&[2, 1, 2]), vec![3e200, 1e200, 3e-200, -0.0]),
                        Array::from_shape_vec(
                            IxDyn(&[2, 2, 1]),
                            vec![2e-200, 1e-200, 2e200, 1e200],
                        ),
                    ]
                    .map(|array| array.expect("as many as the shape has")),
                    count([&[2, 33, 17], &[2, 17, 5]]).map(|array| array.mapv(|x| (x * x) % 7.1)),
                ])
                .check(|ask, [x, y]| {
                    let z = ask_bmm(ask, x, y)?;
                    let [required, within] = product(x, y).expect("the law makes shapes that fit");
                    all_close("Z", &z, &required, &within, "Zᵢ = Xᵢ Yᵢ")
                }),
            law("separate slices", "Zᵢ depends on Xᵢ and Yᵢ alone: NaN in one slice stays there")
                .cases(3, |size| {
                    (batches(size), any::<prop::sample::Index>()).prop_map(|([x, y], index)| {
                        let n = x.len_of(Axis(0));
                        (x, y, if n == 0 { 0 } else { index.index(n) })
                    })
                })
                .edges(
                    [count([&[2, 1, 1], &[2, 1, 1]]), count([&[3, 2, 2], &[3, 2, 2]])]
                        .map(|[x, y]| (x, y, 0)),
                )
                .check(|ask, (x, y, spoilt)| {
                    let [mut x, mut y] = [x.clone(), y.clone()];
                    let others: Vec<usize> =
                        (0..x.len_of(Axis(0))).filter(|i| i != spoilt).collect();
                    for batch in [&mut x, &mut y] {
                        if let Some(mut slice) = batch.outer_iter_mut().nth(*spoilt) {
                            slice.fill(f64::NAN);
                        }
                    }
                    let z = ask_bmm(ask, &x, &y)?;
                    let [required, within] =
                        product(&x, &y).expect("the law makes shapes that fit");
                    let shape = (written(z.shape()), written(required.shape()));
                    holds(z.shape() == required.shape(), &shape.0, &shape.1, "the shape of Z")?;
                    let of_others = |array: &Array| array.select(Axis(0), &others);
                    let why = format!("only X_{0} and Y_{0} hold NaN", spoilt + 1);
                    all_close(
                        "the other slices of Z",
                        &of_others(&z),
                        &of_others(&required),
                        &of_others(&within),
                        &why,
                    )
                }),
            law(
                "no batch",
                "there is no BMM of batches of another size, or of matrices that do not fit",
            )
            .cases(3, no_batches)
            .edges([
                count([&[2, 1, 1], &[3, 1, 1]]),
                count([&[1, 2, 2], &[3, 2, 2]]),
                count([&[3, 2, 2], &[1, 2, 2]]),
                count([&[1, 1, 1], &[0, 1, 1]]),
                count([&[2, 2, 3], &[2, 2, 3]]),
                count([&[2, 2, 1], &[2, 3, 2]]),
                count([&[0, 2, 3], &[0, 2, 3]]),
            ])
            .check(|ask, [x, y]| {
                let z: Option<Array3<f64>> = ask.call("bmm", (&order_three(x), &order_three(y)))?;
                let why = times(x.shape(), y.shape());
                holds(z.is_none(), "Some(Z)", "None", &why)
            }),
            law("flattened", "GDT(X, Y) = Σ xᵢⱼₖ yᵢⱼₖ = ⟨X, Y⟩, both flattened")
                .points(2)
                .cases(4, alike)
                .edges([
                    count([&[1], &[1]]),
                    count([&[2], &[2]]),
                    count([&[2, 3, 2], &[2, 3, 2]]),
                    count([&[], &[]]),
                    count([&[0], &[0]]),
                    count([&[2, 0, 3], &[2, 0, 3]]),
                    [arr0(-0.0).into_dyn(), arr0(3.0).into_dyn()],
                    [[3e200, 1.0], [2e-200, 1.0]].map(|x| ndarray::arr1(&x).into_dyn()),
                ])
                .check(|ask, [x, y]| {
                    let answer: Option<f64> = ask.call("generalised_dot", (x, y))?;
                    let answer = some(answer, "X and Y have one shape")?;
                    close("GDT(X, Y)", answer, dot(x, y), dot_bound(x, y), "Σ xᵢⱼₖ yᵢⱼₖ")
                }),
            law("traces", "GDT(X, Y) = Σᵢ tr Zᵢ with Z = BMM(X, Yᵀ), each slice of Y transposed")
                .cases(3, |size| {
                    prop::array::uniform3(0..=size)
                        .prop_map(|shape| [shape.to_vec(), shape.to_vec()])
                        .prop_flat_map(|shapes| arrays(Just(shapes), number()))
                })
                .edges([count([&[2, 2, 3], &[2, 2, 3]])])
                .check(|ask, [x, y]| {
                    let answer: Option<f64> = ask.call("generalised_dot", (x, y))?;
                    let z = ask_bmm(ask, x, &y.clone().permuted_axes(IxDyn(&[0, 2, 1])))?;
                    let diagonals = z.outer_iter().flat_map(|z| {
                        let z = z.into_dimensionality::<Ix2>().expect("Z has order 3");
                        z.diag().to_vec()
                    });
                    let required: f64 = diagonals.sum();
                    // Both sides sum the same n a b products, each in its order.
                    let magnitude: f64 = (x * y).mapv(f64::abs).sum();
                    let within = 2.0 * gamma(x.len() + 2) * magnitude;
                    let answer = some(answer, "X and Y have one shape")?;
                    close("GDT(X, Y)", answer, required, within, "the sum of the traces")
                }),
            law("one shape", "tensors of different shapes have no dot product")
                .cases(3, |order| {
                    let shapes = (vec(size(), 0..=order), vec(size(), 0..=order));
                    let differ = shapes.prop_map(|(x, mut y)| {
                        if x == y {
                            y.push(1);
                        }
                        [x, y]
                    });
                    arrays(differ, number())
                })
                .edges([
                    count([&[2], &[3]]),
                    count([&[2, 3], &[3, 2]]),
                    count([&[2, 3], &[6]]),
                    count([&[2, 3], &[3]]),
                    count([&[2, 1], &[2, 3]]),
                    count([&[], &[1]]),
                    count([&[0], &[0, 2]]),
                ])
                .check(|ask, [x, y]| {
                    let answer: Option<f64> = ask.call("generalised_dot", (x, y))?;
                    let why = format!("{} is not {}", written(x.shape()), written(y.shape()));
                    same("GDT(X, Y)", answer, None, &why)
                }),
            law(
                "shape of a product",
                "(…, a, b) times (…, b, c) is (…, a, c), the leading sizes broadcast",
            )
            .points(2)
            .cases(3, fit)
            .edges(
                [
                    [&[2, 3][..], &[3, 4][..]],
                    [&[5, 2, 3], &[5, 3, 4]],
                    [&[5, 2, 3], &[3, 4]],
                    [&[2, 3], &[5, 3, 4]],
                    [&[1, 2, 3], &[5, 3, 4]],
                    [&[2, 1, 2, 3], &[5, 3, 4]],
                    [&[5, 2, 3], &[4, 1, 3, 2]],
                    [&[0, 2, 3], &[1, 3, 4]],
                    [&[2, 2, 0], &[0, 2]],
                ]
                .map(owned),
            )
            .check(|ask, [x, y]| {
                let shape: Option<Shape> =
                    ask.call("matmul_shape", (x.as_slice(), y.as_slice()))?;
                same("the shape", shape, product_shape(x, y), &times(x, y))
            }),
            law(
                "shape with a vector",
                "(b) is a row on the left, a column on the right, and that axis is left out",
            )
            .cases(2, fit_with_vector)
            .edges(
                [
                    [&[3][..], &[3][..]],
                    [&[3], &[3, 4]],
                    [&[2, 3], &[3]],
                    [&[3], &[5, 3, 4]],
                    [&[5, 2, 3], &[3]],
                    [&[0], &[0]],
                    [&[1], &[1, 1]],
                ]
                .map(owned),
            )
            .check(|ask, [x, y]| {
                let shape: Option<Shape> =
                    ask.call("matmul_shape", (x.as_slice(), y.as_slice()))?;
                same("the shape", shape, product_shape(x, y), &times(x, y))
            }),
            law(
                "no shape",
                "there is none where inner sizes differ, leading sizes clash, or one is ()",
            )
            .cases(2, unfit)
            .edges(
                [
                    [&[2, 3][..], &[2, 3][..]],
                    [&[2, 1], &[3, 2]],
                    [&[2, 3], &[1, 2]],
                    [&[2, 2, 3], &[3, 3, 2]],
                    [&[2], &[3]],
                    [&[2, 3], &[2]],
                    [&[], &[2, 2]],
                    [&[2], &[]],
                    [&[], &[]],
                ]
                .map(owned),
            )
            .check(|ask, [x, y]| {
                let shape: Option<Shape> =
                    ask.call("matmul_shape", (x.as_slice(), y.as_slice()))?;
                same("the shape", shape, None, &times(x, y))
            }),
            law("product", "Z = X Y, a matrix product for every index of the broadcast batch")
                .points(3)
                .cases(2, |order| arrays(fit(order), number()))
                .edges([
                    count([&[1, 1], &[1, 1]]),
                    count([&[2, 3], &[3, 2]]),
                    count([&[2, 1, 2], &[2, 2, 1]]),
                    count([&[2, 2, 3], &[3, 2]]),
                    count([&[2, 3], &[2, 3, 2]]),
                    count([&[1, 1, 2], &[3, 2, 1]]),
                    count([&[2, 1, 1, 2], &[3, 2, 1]]),
                    count([&[3, 1, 2], &[2, 1, 2, 1]]),
                    count([&[2, 3, 1, 2], &[3, 2, 1]]),
                    count([&[0, 2, 2], &[1, 2, 2]]),
                    count([&[2, 2, 0], &[2, 0, 2]]),
                ])
                .check(is_product),
            law("product with a vector", "z = x Y and z = X y: no axis is left of the vector")
                .points(2)
                .cases(2, |order| arrays(fit_with_vector(order), number()))
                .edges([
                    count([&[1], &[1]]),
                    count([&[2], &[2]]),
                    count([&[2], &[2, 3]]),
                    count([&[2, 3], &[3]]),
                    count([&[2], &[3, 2, 2]]),
                    count([&[3, 2, 2], &[2]]),
                    count([&[0], &[0]]),
                    count([&[0], &[0, 2]]),
                ])
                .check(is_product),
            law("no product", "X and Y have no product where their shapes have none")
                .points(2)
                .cases(2, |order| arrays(unfit(order), number()))
                .edges([
                    count([&[2, 3], &[2, 3]]),
                    count([&[2, 1], &[3, 2]]),
                    count([&[2, 3], &[1, 2]]),
                    count([&[2, 1, 2], &[3, 2, 1]]),
                    count([&[2, 3, 1, 2], &[2, 2, 1]]),
                    count([&[2], &[3]]),
                    count([&[], &[2, 2]]),
                    count([&[2], &[]]),
                    count([&[], &[]]),
                ])
                .check(|ask, [x, y]| {
                    let z: Option<Array> = ask.call("matmul", (x, y))?;
                    holds(z.is_none(), "Some(Z)", "None", &times(x.shape(), y.shape()))
                }),
        ],
        mistakes: mistakes(),
    }
}
