//! Exercise 20: shapes of Jacobians (section 3.4).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, Array2, Array3, Axis, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, close, none, same, some};
use grader::exam::{Exam, serve};
use grader::generate::{extreme, matrix_from, matrix_of, number, shape};
use grader::law::law;
use grader::rounding::{dot, dot_bound, gamma, product, product_bound};

fn main() -> ExitCode {
    serve(exam())
}

/// o and d of the law of memory, and the mebibytes it allows. The Jacobian for W takes 64 GB, W itself 32 MB.
const LARGE: usize = 2000;
const ROOM: u64 = 512;

/// The elements of a vector or matrix, some of them huge and tiny.
fn element() -> BoxedStrategy<f64> {
    prop_oneof![4 => number(), 1 => extreme()].boxed()
}

fn vector_of(element: BoxedStrategy<f64>, d: usize) -> BoxedStrategy<Array1<f64>> {
    vec(element, d).prop_map(Array1::from_vec).boxed()
}

/// o and x ~ (d).
fn outputs_and_x(size: usize) -> BoxedStrategy<(usize, Array1<f64>)> {
    (0..=size, 0..=size).prop_flat_map(|(o, d)| (Just(o), vector_of(element(), d))).boxed()
}

/// W ~ (o, d), u ~ (o) and v ~ (d); as often as not o = d.
fn map(size: usize) -> BoxedStrategy<(Array2<f64>, Array1<f64>, Array1<f64>)> {
    (0..=size, 0..=size, any::<bool>())
        .prop_flat_map(|(o, d, square)| {
            let o = if square { d } else { o };
            (matrix_of(o, d), vector_of(number(), o), vector_of(number(), d))
        })
        .boxed()
}

/// A matrix and vectors by which every order and every side tells.
fn plain() -> [(Array2<f64>, Array1<f64>, Array1<f64>); 5] {
    [
        (array![[5.0]], array![2.0], array![3.0]),
        (array![[1.0, 2.0], [3.0, 4.0]], array![1.0, 0.0], array![5.0, 6.0]),
        (array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], array![1.0, 10.0], array![1.0, 0.0, 2.0]),
        (Array2::zeros((0, 2)), array![], array![1.0, 2.0]),
        (Array2::zeros((2, 0)), array![1.0, 2.0], array![]),
    ]
}

/// Several o and x, with the edges of size and of magnitude.
fn edges() -> [(usize, Array1<f64>); 7] {
    [
        (1, array![3.0]),
        (2, array![3.0]),
        (2, array![1.0, 2.0, 3.0]),
        (0, array![1.0, 2.0]),
        (2, array![]),
        (3, array![1e200, -1e-200]),
        (2, array![f64::INFINITY, 1.0]),
    ]
}

/// Requires two vectors of the same length, or two matrices of one shape, to agree exactly; zeros of either sign are 0.
fn exactly<D: ndarray::Dimension>(
    answer: &ndarray::Array<f64, D>,
    required: &ndarray::Array<f64, D>,
    why: &str,
) -> Check {
    all_close("J", answer, required, &ndarray::Array::zeros(required.raw_dim()), why)
}

/// The Jacobian for W as the submission has it, of the shape (o, o, d).
fn full(ask: &mut Ask<'_>, o: usize, x: &Array1<f64>) -> Result<Array3<f64>, Break> {
    let jacobian: Array3<f64> = ask.call("jacobian_w", (o, x))?;
    same("shape of J", jacobian.shape().to_vec(), vec![o, o, x.len()], "J ~ (o, o, d)")?;
    Ok(jacobian)
}

/// ∂yᵢ/∂Wₖⱼ as the definition has it.
fn derivative(i: usize, k: usize, xj: f64) -> f64 {
    if i == k { xj } else { 0.0 }
}

/// Whole numbers, so that every order of summation is exact; they repeat, so that the large case is soon made.
fn whole(i: usize, j: usize) -> f64 {
    ((31 * i + 17 * j + i * j) % PERIOD) as f64 - 11.0
}

/// After how many rows, and columns, [`whole`] repeats.
const PERIOD: usize = 23;

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("shape", "∂y/∂x has a number for every element of y and every element of x")
                .cases(4, |size| (shape(3, size), shape(3, size)))
                .edges([
                    (vec![2], vec![3]),
                    (vec![2], vec![2, 3]),
                    (vec![], vec![3]),
                    (vec![], vec![]),
                    (vec![4, 5], vec![3]),
                ])
                .check(|ask, (output, input)| {
                    let answer: Vec<usize> =
                        ask.call("jacobian_shape", (&output[..], &input[..]))?;
                    let required = output.iter().chain(input).copied().collect();
                    same(
                        "shape",
                        answer,
                        required,
                        "the sizes of the output, then those of the input",
                    )
                }),
            law("derivative for x", "∂(W x)/∂x = W, of shape (o, d)")
                .points(2)
                .cases(6, |size| {
                    (0..=size, 0..=size).prop_flat_map(|(o, d)| matrix_from(element(), o, d))
                })
                .edges(plain().map(|(w, ..)| w))
                .check(|ask, w| {
                    let answer: Array2<f64> = ask.call("jacobian_x", (w,))?;
                    exactly(&answer, w, "yᵢ = Σⱼ Wᵢⱼ xⱼ, and so ∂yᵢ/∂xⱼ = Wᵢⱼ")
                }),
            law(
                "derivative for W",
                "∂yᵢ/∂Wₖⱼ = xⱼ if i = k, and 0 otherwise; the shape is (o, o, d)",
            )
            .points(3)
            .cases(5, outputs_and_x)
            .edges(edges())
            .check(|ask, (o, x)| {
                let answer: Array3<f64> = ask.call("jacobian_w", (*o, x))?;
                let of = |(i, k, j)| derivative(i, k, x[j]);
                let required = Array3::from_shape_fn((*o, *o, x.len()), of);
                exactly(
                    &answer,
                    &required,
                    "row i of W is all that yᵢ depends on, and its factors are x",
                )
            }),
            law(
                "derivative for vect(W)",
                "the same numbers as (o, o d), the rows of W one after another",
            )
            .points(3)
            .cases(5, outputs_and_x)
            .edges(edges())
            .check(|ask, (o, x)| {
                let answer: Array2<f64> = ask.call("jacobian_vect_w", (*o, x))?;
                let d = x.len();
                let of = |(i, p): (usize, usize)| derivative(i, p / d, x[p % d]);
                let required = Array2::from_shape_fn((*o, o * d), of);
                exactly(&answer, &required, "vect(W) = (W₁₁, W₁₂, …, W₂₁, W₂₂, …)")
            }),
            law("one product", "∂(W x)/∂vect(W) times vect(W) is W x")
                .cases(5, map)
                .edges(plain())
                .check(|ask, (w, _, x)| {
                    let (o, d) = w.dim();
                    let answer: Array2<f64> = ask.call("jacobian_vect_w", (o, x))?;
                    same("shape of J", answer.shape().to_vec(), vec![o, o * d], "J ~ (o, o d)")?;
                    let rows: Array1<f64> = w.iter().copied().collect();
                    let applied: Array1<f64> =
                        answer.rows().into_iter().map(|row| dot(row, &rows)).collect();
                    let required: Array1<f64> =
                        w.rows().into_iter().map(|row| dot(row, x)).collect();
                    let bound = w.rows().into_iter().map(|row| dot_bound(row, x)).collect();
                    all_close("J vect(W)", &applied, &required, &bound, "W x: y is linear in W")
                }),
            law("products for x", "vjp_x(W, u) = Wᵀ u and jvp_x(W, v) = W v")
                .points(2)
                .cases(6, map)
                .edges(plain())
                .check(|ask, (w, u, v)| {
                    let answer: Array1<f64> = some(ask.call("vjp_x", (w, u))?, "the sizes agree")?;
                    let (row, column) =
                        (u.clone().insert_axis(Axis(0)), v.clone().insert_axis(Axis(1)));
                    let required = product(&row, w).row(0).to_owned();
                    let within = product_bound(&row, w).row(0).to_owned();
                    all_close("uᵀ J", &answer, &required, &within, "element j is Σᵢ uᵢ ∂yᵢ/∂xⱼ")?;
                    let answer: Array1<f64> = some(ask.call("jvp_x", (w, v))?, "the sizes agree")?;
                    let required = product(w, &column).column(0).to_owned();
                    let within = product_bound(w, &column).column(0).to_owned();
                    all_close("J v", &answer, &required, &within, "element i is Σⱼ ∂yᵢ/∂xⱼ vⱼ")
                }),
            law("uᵀ J for W", "vjp_w(x, u) is Σᵢ uᵢ Jᵢₖⱼ, and has the shape of W")
                .points(2)
                .cases(5, map)
                .edges(plain())
                .check(|ask, (_, u, x)| {
                    let (o, d) = (u.len(), x.len());
                    let answer: Array2<f64> = ask.call("vjp_w", (x, u))?;
                    let required = Array2::from_shape_fn((o, d), |(k, j)| u[k] * x[j]);
                    let within = gamma(2) * required.mapv(f64::abs);
                    all_close(
                        "uᵀ J",
                        &answer,
                        &required,
                        &within,
                        "of the sum only uₖ xⱼ is not 0",
                    )?;
                    let jacobian = full(ask, o, x)?;
                    let contracted = Array2::from_shape_fn((o, d), |(k, j)| {
                        (0..o).map(|i| u[i] * jacobian[[i, k, j]]).sum()
                    });
                    let within = 2.0 * within;
                    all_close("Σᵢ uᵢ Jᵢₖⱼ", &contracted, &answer, &within, "what vjp_w answers")
                }),
            law("J V for W", "jvp_w(x, V) is Σₖⱼ Jᵢₖⱼ Vₖⱼ, and has the shape of y")
                .points(2)
                .cases(5, map)
                .edges(plain())
                .check(|ask, (v, _, x)| {
                    let o = v.nrows();
                    let answer = some(ask.call("jvp_w", (x, v))?, "the sizes agree")?;
                    let required: Array1<f64> =
                        v.rows().into_iter().map(|row| dot(row, x)).collect();
                    let bound: Array1<f64> =
                        v.rows().into_iter().map(|row| dot_bound(row, x)).collect();
                    all_close(
                        "J V",
                        &answer,
                        &required,
                        &bound,
                        "of the sum only Σⱼ xⱼ Vᵢⱼ is not 0",
                    )?;
                    let jacobian = full(ask, o, x)?;
                    let contracted = (0..o).map(|i| dot(jacobian.index_axis(Axis(0), i).iter(), v));
                    let within = 2.0 * bound;
                    all_close(
                        "Σₖⱼ Jᵢₖⱼ Vₖⱼ",
                        &contracted.collect(),
                        &answer,
                        &within,
                        "what jvp_w answers",
                    )
                }),
            law("adjoint", "⟨u, J v⟩ = ⟨Jᵀ u, v⟩, for x and for W")
                .points(2)
                .cases(5, map)
                .edges(plain())
                .check(|ask, (w, u, v)| {
                    let forward: Array1<f64> = some(ask.call("jvp_x", (w, v))?, "the sizes agree")?;
                    let backward: Array1<f64> =
                        some(ask.call("vjp_x", (w, u))?, "the sizes agree")?;
                    same("length of J v", forward.len(), u.len(), "as many as W has rows")?;
                    same("length of Jᵀ u", backward.len(), v.len(), "as many as W has columns")?;
                    // Both sides are Σᵢⱼ uᵢ Wᵢⱼ vⱼ, in two orders of summation.
                    let sizes = w.mapv(f64::abs).dot(&v.mapv(f64::abs));
                    let within =
                        2.0 * gamma(w.nrows() + w.ncols() + 4) * dot(&u.mapv(f64::abs), &sizes);
                    close(
                        "⟨u, J v⟩",
                        dot(u, &forward),
                        dot(&backward, v),
                        within,
                        "⟨Jᵀ u, v⟩ for x",
                    )?;
                    // With V = W and x = v the sum for W is the same.
                    let forward: Array1<f64> = some(ask.call("jvp_w", (v, w))?, "the sizes agree")?;
                    let backward: Array2<f64> = ask.call("vjp_w", (v, u))?;
                    same("length of J V", forward.len(), u.len(), "as many as y has elements")?;
                    same(
                        "shape of Jᵀ u",
                        backward.shape().to_vec(),
                        w.shape().to_vec(),
                        "that of W",
                    )?;
                    close(
                        "⟨u, J V⟩",
                        dot(u, &forward),
                        dot(&backward, w),
                        within,
                        "⟨Jᵀ u, V⟩ for W",
                    )
                }),
            law(
                "sizes that do not meet",
                "u ~ (o) fits W ~ (o, d) only, v ~ (d) and x ~ (d) likewise",
            )
            .cases(4, |size| {
                (0..=size, 0..=size).prop_flat_map(|(o, d)| (matrix_of(o, d), 1..=2_usize))
            })
            .edges([(array![[1.0, 2.0]], 1), (array![[1.0], [2.0]], 1)])
            .check(|ask, (w, more)| {
                let (o, d) = w.dim();
                let ones = Array1::<f64>::ones;
                let why = "the sizes differ";
                none(ask.call::<Option<Array1<f64>>>("vjp_x", (w, &ones(o + more)))?, why)?;
                none(ask.call::<Option<Array1<f64>>>("jvp_x", (w, &ones(d + more)))?, why)?;
                none(ask.call::<Option<Array1<f64>>>("jvp_w", (&ones(d + more), w))?, why)
            }),
            law("memory", "for o = d = 2000, vjp_w and jvp_w need no more than 512 MiB")
                .points(3)
                .memory(ROOM)
                // 32 MB go over the wire twice, on a machine that may be busy.
                .seconds(10)
                .once([LARGE])
                .check(|ask, &n| {
                    let x = Array1::from_shape_fn(n, |j| whole(j, 1));
                    let u = Array1::from_shape_fn(n, |i| whole(i, 2));
                    let answer: Array2<f64> = ask.call("vjp_w", (&x, &u))?;
                    same("shape of uᵀ J", answer.shape().to_vec(), vec![n, n], "that of W")?;
                    // Four million elements: rows are compared first.
                    let required = Array2::from_shape_fn((PERIOD, n), |(k, j)| u[k] * x[j]);
                    for (k, row) in answer.rows().into_iter().enumerate() {
                        let required = required.row(k % PERIOD);
                        if row != required {
                            for (j, (answer, required)) in row.iter().zip(required).enumerate() {
                                let what = format!("element ({k}, {j}) of uᵀ J");
                                close(&what, *answer, *required, 0.0, "uₖ xⱼ, of whole numbers")?;
                            }
                        }
                    }
                    let rows: Vec<usize> = (0..n).map(|k| k % PERIOD).collect();
                    let v = Array2::from_shape_fn((PERIOD, n), |(k, j)| whole(k, j));
                    let required = v.dot(&x).select(Axis(0), &rows);
                    let v = v.select(Axis(0), &rows);
                    let answer = some(ask.call("jvp_w", (&x, v))?, "the sizes agree")?;
                    let why = "Σⱼ Vᵢⱼ xⱼ, of whole numbers";
                    let within = Array1::zeros(n);
                    all_close("J V", &answer, &required, &within, why)
                }),
        ],
        mistakes: mistakes::known(),
    }
}
