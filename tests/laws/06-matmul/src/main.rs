//! Exercise 6: matrix multiplication (section 2.3.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use std::process::ExitCode;

use ndarray::{Array1, Array2, Axis, array};
use ndarray_linalg::{EigValsh, UPLO};
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, holds, same, some};
use grader::exam::{Exam, serve};
use grader::generate::{factors, matrix, matrix_of, number};
use grader::law::law;
use grader::mistake::{Mistake, mistake, mistake_in_law, mistake_of_panic};
use grader::rounding::{U, gamma, product, product_bound};
use grader::show;

fn main() -> ExitCode {
    serve(exam())
}

/// A vector as a column, of shape (d, 1).
fn column(x: &Array1<f64>) -> Array2<f64> {
    x.clone().insert_axis(Axis(1))
}

fn shape(x: &Array2<f64>) -> Vec<usize> {
    x.shape().to_vec()
}

fn magnitudes(x: &Array2<f64>) -> Array2<f64> {
    x.mapv(f64::abs)
}

/// `matmul` of X and Y, in the shape of a product.
fn times(ask: &mut Ask, x: &Array2<f64>, y: &Array2<f64>) -> Result<Array2<f64>, Break> {
    let z: Array2<f64> = some(ask.call("matmul", (x, y))?, FIT)?;
    same(
        "the shape of the product",
        shape(&z),
        vec![x.nrows(), y.ncols()],
        "(a, b) times (b, c) is (a, c)",
    )?;
    Ok(z)
}

/// `matvec` of W and x, in the shape of a product.
fn apply(ask: &mut Ask, w: &Array2<f64>, x: &Array1<f64>) -> Result<Array1<f64>, Break> {
    let z: Array1<f64> = some(ask.call("matvec", (w, x))?, FIT)?;
    same("the length of W x", z.len(), w.nrows(), "one element for each row of W")?;
    Ok(z)
}

/// Requires `answer` to be the product X Y, by any order of summing.
fn is_product(
    what: &str,
    answer: &Array2<f64>,
    (x, y): (&Array2<f64>, &Array2<f64>),
    why: &str,
) -> Check {
    all_close(what, answer, &product(x, y), &product_bound(x, y), why)
}

/// Why a product has an answer.
const FIT: &str = "the inner sizes agree";

/// A scale for each factor. The product stays in range; in the last, what it holds underflows.
fn scales() -> impl Strategy<Value = (f64, f64)> + Clone {
    prop_oneof![
        6 => Just((1.0, 1.0)),
        2 => prop::sample::select(vec![(1e200, 1e-200), (1e150, 1e150), (1e-160, 1e-160)]),
    ]
}

/// A matrix of whole numbers, so that every order of summing is exact.
fn whole(rows: usize, columns: usize) -> Array2<f64> {
    Array2::from_shape_fn((rows, columns), |(i, j)| ((31 * i + 17 * j + i * j) % 23) as f64 - 11.0)
}

/// X and Y whose inner sizes differ: (a, b) and (c, d) with b ≠ c.
fn unfit(size: usize) -> impl Strategy<Value = (Array2<f64>, Array2<f64>)> {
    (0..=size, 0..=size, 0..=size, 0..=size)
        .prop_map(|(a, b, c, d)| (a, b, if c == b { c + 1 } else { c }, d))
        .prop_flat_map(|(a, b, c, d)| (matrix_of(a, b), matrix_of(c, d)))
}

fn square(x: &Array2<f64>) -> bool {
    x.nrows() == x.ncols()
}

fn fit(x: &Array2<f64>, y: &Array2<f64>) -> bool {
    x.ncols() == y.nrows()
}

/// A mistake in a product of two matrices, where `applies` to their shapes.
fn of(
    function: &'static str,
    name: &'static str,
    says: &'static str,
    applies: fn(&Array2<f64>, &Array2<f64>) -> bool,
    formula: fn(Array2<f64>, Array2<f64>) -> Option<Array2<f64>>,
) -> Mistake {
    mistake(name, function, says, formula)
        .only_for(move |x: Array2<f64>, y: Array2<f64>| applies(&x, &y))
}

/// A mistake in the Gram matrix.
fn of_gram(
    name: &'static str,
    says: &'static str,
    formula: fn(Array2<f64>) -> Array2<f64>,
) -> Mistake {
    mistake(name, "gram", says, formula)
}

/// The Gram matrix with 0 wherever `right` says no.
fn gram_where(x: &Array2<f64>, right: fn(usize, usize) -> bool) -> Array2<f64> {
    let mut gram = x.dot(&x.t());
    for ((i, j), element) in gram.indexed_iter_mut() {
        if !right(i, j) {
            *element = 0.0;
        }
    }
    gram
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("matrix-vector product", "z = W x: zᵢ = ⟨Wᵢ, x⟩")
                .points(2)
                .cases(8, |size| {
                    (scales(), matrix(size)).prop_flat_map(|((one, other), w)| {
                        let x = matrix_of(w.ncols(), 1);
                        (Just(one * w), x.prop_map(move |x| other * x.column(0).to_owned()))
                    })
                })
                .edges([
                    (array![[1.0, 2.0], [3.0, 4.0]], array![5.0, 6.0]),
                    (array![[3.0]], array![-2.0]),
                    (array![[0.0, 2.0, 0.0]], array![7.0, 8.0, 9.0]),
                    (array![[1.0], [-2.0], [0.5]], array![4.0]),
                    (Array2::zeros((2, 0)), array![]),
                    (Array2::zeros((0, 2)), array![1.0, 2.0]),
                    (whole(17, 33), Array1::linspace(-16.0, 16.0, 33)),
                ])
                .check(|ask, (w, x)| {
                    let z: Option<Array1<f64>> = ask.call("matvec", (w, x))?;
                    let z = some(z, "x has as many elements as W has columns")?;
                    let x = column(x);
                    let of_rows = |z: Array2<f64>| z.column(0).to_owned();
                    let (required, within) = (product(w, &x), product_bound(w, &x));
                    all_close("z", &z, &of_rows(required), &of_rows(within), "zᵢ = ⟨Wᵢ, x⟩")
                }),
            law("shape of the vector", "W ~ (o, d) and x ~ (e) with d ≠ e have no product")
                .cases(6, |size| {
                    unfit(size).prop_map(|(w, rows)| (w, Array1::zeros(rows.nrows()) + 1.0))
                })
                .edges([
                    (array![[1.0, 2.0, 3.0]], array![1.0, 2.0]),
                    (array![[1.0, 2.0]], array![1.0, 2.0, 3.0]),
                    (array![[1.0, 2.0], [3.0, 4.0]], array![5.0]),
                    (array![[1.0], [2.0]], array![5.0, 6.0]),
                ])
                .check(|ask, (w, x)| {
                    let z: Option<Array1<f64>> = ask.call("matvec", (w, x))?;
                    let why = format!("W has {} columns and x {} elements", w.ncols(), x.len());
                    holds(z.is_none(), "Some(z)", "None", &why)
                }),
            law("linearity", "W (a x + b y) = a W x + b W y")
                .cases(5, |size| {
                    (matrix(size), number(), number()).prop_flat_map(|(w, a, b)| {
                        let both = matrix_of(w.ncols(), 2);
                        (Just(w), Just((a, b)), both)
                    })
                })
                .check(|ask, (w, (a, b), both)| {
                    let (x, y) = (both.column(0).to_owned(), both.column(1).to_owned());
                    let sum = apply(ask, w, &(*a * &x + *b * &y))?;
                    let required = *a * apply(ask, w, &x)? + *b * apply(ask, w, &y)?;
                    // d roundings in each product, three in a x + b y, three on the right.
                    let size = a.abs() * x.mapv(f64::abs) + b.abs() * y.mapv(f64::abs);
                    let within = 2.0 * gamma(w.ncols() + 5) * magnitudes(w).dot(&size);
                    let (a, b) = (show::number(*a), show::number(*b));
                    let why = format!("a W x + b W y with a = {a}, b = {b}");
                    all_close("W (a x + b y)", &sum, &required, &within, &why)
                }),
            law("matrix product", "Z = X Y: Zᵢⱼ = Σₖ Xᵢₖ Yₖⱼ")
                .points(3)
                .cases(8, |size| {
                    (scales(), factors::<2>(size))
                        .prop_map(|((one, other), [x, y])| [one * x, other * y])
                })
                .edges([
                    [array![[1.0, 2.0], [3.0, 4.0]], array![[5.0, 6.0], [7.0, 8.0]]],
                    [array![[3.0]], array![[-2.0]]],
                    [array![[1.0, 2.0, 3.0]], array![[4.0], [5.0], [6.0]]],
                    [array![[1.0], [2.0]], array![[3.0, 4.0, 5.0]]],
                    [array![[-0.0, 0.0]], array![[1.0], [-1.0]]],
                    [array![[f64::INFINITY, 1.0], [2.0, 3.0]], array![[1.0], [4.0]]],
                    [Array2::zeros((2, 0)), Array2::zeros((0, 3))],
                    [Array2::zeros((0, 2)), Array2::zeros((2, 3))],
                    [Array2::zeros((2, 3)), Array2::zeros((3, 0))],
                    [whole(17, 33), whole(33, 9)],
                ])
                .check(|ask, [x, y]| {
                    let z: Option<Array2<f64>> = ask.call("matmul", (x, y))?;
                    is_product("X Y", &some(z, FIT)?, (x, y), "Zᵢⱼ = Σₖ Xᵢₖ Yₖⱼ")
                }),
            law("inner sizes", "X ~ (a, b) and Y ~ (c, d) with b ≠ c have no product")
                .cases(5, unfit)
                .edges([
                    (whole(2, 3), whole(2, 3)),
                    (whole(1, 3), whole(1, 3)),
                    (whole(3, 1), whole(3, 1)),
                    (whole(2, 1), whole(3, 2)),
                    (whole(2, 0), whole(2, 2)),
                ])
                .check(|ask, (x, y)| {
                    let z: Option<Array2<f64>> = ask.call("matmul", (x, y))?;
                    let why = format!("X has {} columns and Y {} rows", x.ncols(), y.nrows());
                    holds(z.is_none(), "Some(Z)", "None", &why)
                }),
            law("identity", "I X = X = X I")
                .cases(6, matrix)
                .edges([array![[1.0, 2.0], [3.0, 4.0]], array![[1.0, 2.0, 3.0]]])
                .check(|ask, x| {
                    let (exactly, why) = (Array2::zeros(x.dim()), "X: 1 keeps, 0 adds nothing");
                    let left = times(ask, &Array2::eye(x.nrows()), x)?;
                    all_close("I X", &left, x, &exactly, why)?;
                    let right = times(ask, x, &Array2::eye(x.ncols()))?;
                    all_close("X I", &right, x, &exactly, why)
                }),
            law("associativity", "(X Y) Z = X (Y Z)").cases(5, factors::<3>).check(
                |ask, [x, y, z]| {
                    let (left, right) = (times(ask, x, y)?, times(ask, y, z)?);
                    let (left, right) = (times(ask, &left, z)?, times(ask, x, &right)?);
                    // Each side errs by γ of both inner sizes, element by element (Higham, 3.5).
                    let size = magnitudes(x).dot(&magnitudes(y)).dot(&magnitudes(z));
                    let within = 2.0 * gamma(x.ncols() + y.ncols() + 2) * size;
                    all_close("X (Y Z)", &right, &left, &within, "(X Y) Z")
                },
            ),
            law("distributivity", "X (Y + Z) = X Y + X Z")
                .cases(5, |size| {
                    factors::<2>(size).prop_flat_map(|[x, y]| {
                        let z = matrix_of(y.nrows(), y.ncols());
                        (Just([x, y]), z)
                    })
                })
                .check(|ask, ([x, y], z)| {
                    let sum = times(ask, x, &(y + z))?;
                    let required = times(ask, x, y)? + times(ask, x, z)?;
                    let size = magnitudes(x).dot(&(magnitudes(y) + magnitudes(z)));
                    let within = 2.0 * gamma(x.ncols() + 3) * size;
                    all_close("X (Y + Z)", &sum, &required, &within, "X Y + X Z")
                }),
            law("transpose of a product", "(X Y)ᵀ = Yᵀ Xᵀ").cases(5, factors::<2>).check(
                |ask, [x, y]| {
                    let (xt, yt) = (x.t().to_owned(), y.t().to_owned());
                    let product = times(ask, x, y)?.reversed_axes();
                    let turned = times(ask, &yt, &xt)?;
                    all_close("Yᵀ Xᵀ", &turned, &product, &(2.0 * product_bound(&yt, &xt)), "(X Y)ᵀ")
                },
            ),
            law("composition", "(X Y) v = X (Y v)")
                .cases(5, |size| {
                    factors::<3>(size).prop_map(|[x, y, z]| {
                        let v = z.sum_axis(Axis(1));
                        ([x, y], v)
                    })
                })
                .check(|ask, ([x, y], v)| {
                    let product = times(ask, x, y)?;
                    let at_once = apply(ask, &product, v)?;
                    let one_by_one = apply(ask, y, v)?;
                    let one_by_one = apply(ask, x, &one_by_one)?;
                    let size = magnitudes(x).dot(&magnitudes(y)).dot(&v.mapv(f64::abs));
                    let within = 2.0 * gamma(x.ncols() + y.ncols() + 2) * size;
                    let why = "X (Y v): first Y, then X";
                    all_close("(X Y) v", &at_once, &one_by_one, &within, why)
                }),
            law("batch", "the i-th row of X Wᵀ is W xᵢ")
                .points(2)
                .cases(6, |size| factors::<2>(size).prop_map(|[x, y]| [x, y.reversed_axes()]))
                .edges([
                    [array![[1.0, 2.0], [3.0, 4.0]], array![[5.0, 6.0], [7.0, 8.0]]],
                    [array![[1.0, 2.0]], array![[5.0, 6.0]]],
                    [array![[1.0, 2.0, 3.0]], array![[1.0, 0.0, 0.0], [0.0, 0.0, 2.0]]],
                    [Array2::zeros((2, 0)), Array2::zeros((3, 0))],
                    [Array2::zeros((0, 2)), Array2::zeros((3, 2))],
                    [Array2::zeros((3, 2)), Array2::zeros((0, 2))],
                    [whole(17, 33), whole(9, 33)],
                ])
                .check(|ask, [x, w]| {
                    let z: Option<Array2<f64>> = ask.call("batched_matvec", (x, w))?;
                    let z = some(z, "W has as many columns as X")?;
                    let why = "element (i, j) is ⟨xᵢ, Wⱼ⟩";
                    is_product("X Wᵀ", &z, (x, &w.t().to_owned()), why)
                }),
            law("shape of the batch", "W ~ (o, d) takes no rows of X ~ (n, e) with d ≠ e")
                .cases(5, |size| unfit(size).prop_map(|(x, w)| (x, w.reversed_axes())))
                .edges([
                    (whole(2, 3), whole(3, 2)),
                    (whole(1, 1), whole(1, 2)),
                    (whole(2, 3), whole(2, 1)),
                ])
                .check(|ask, (x, w)| {
                    let z: Option<Array2<f64>> = ask.call("batched_matvec", (x, w))?;
                    let why = format!("X has {} columns and W has {}", x.ncols(), w.ncols());
                    holds(z.is_none(), "Some(Z)", "None", &why)
                }),
            law("Gram matrix", "G = X Xᵀ: Gᵢⱼ = ⟨xᵢ, xⱼ⟩")
                .points(2)
                .cases(7, matrix)
                .edges([
                    array![[1.0, 2.0], [3.0, 4.0]],
                    array![[3.0, 4.0]],
                    array![[3.0], [4.0]],
                    Array2::zeros((2, 0)),
                    Array2::zeros((0, 2)),
                    array![[2.0, 2.0], [2.0, 2.0]],
                    whole(9, 33),
                ])
                .check(|ask, x| {
                    let gram: Array2<f64> = ask.call("gram", (x,))?;
                    is_product("G", &gram, (x, &x.t().to_owned()), "Gᵢⱼ = ⟨xᵢ, xⱼ⟩")
                }),
            law("semidefinite", "G = Gᵀ, its eigenvalues are not negative, and at most d are not 0")
                .points(2)
                .cases(6, matrix)
                .edges([array![[1.0, 2.0], [3.0, 4.0]], array![[1.0], [2.0], [3.0]]])
                .check(|ask, x| {
                    let gram: Array2<f64> = ask.call("gram", (x,))?;
                    let (n, d) = x.dim();
                    let transpose = gram.t().to_owned();
                    let within = 2.0 * product_bound(x, &x.t().to_owned());
                    let why = "a row and a column for each row of X";
                    same("the shape of G", shape(&gram), vec![n, n], why)?;
                    all_close("G", &gram, &transpose, &within, "Gᵀ, since ⟨xᵢ, xⱼ⟩ = ⟨xⱼ, xᵢ⟩")?;
                    if n == 0 {
                        return Ok(());
                    }
                    let symmetric = Array2::from_shape_fn((n, n), |(i, j)| {
                        gram[[i, j]].midpoint(transpose[[i, j]])
                    });
                    let Ok(eigenvalues) = symmetric.eigvalsh(UPLO::Lower) else {
                        return holds(false, "G is not finite", "numbers", "LAPACK finds no eigenvalues");
                    };
                    // G errs by E with ‖E‖ ≤ γ_d ‖X‖²_F, which moves no eigenvalue further (Weyl).
                    // LAPACK's are those of a matrix that differs by 2 n reflections, each γ of c n
                    // (Higham, 19.3), in norm; c = 8 is generous.
                    let square: f64 = x.iter().map(|x| x * x).sum();
                    let within = (gamma(d + 2) + 16.0 * (n * n + 1) as f64 * U) * square;
                    for (order, &value) in eigenvalues.iter().enumerate() {
                        // In ascending order.
                        let zero = order + d < n;
                        let right = value >= -within && (!zero || value <= within);
                        let required = if zero { "0" } else { "at least 0" };
                        holds(
                            right,
                            &format!("G has the eigenvalue {}", show::number(value)),
                            &format!("{required} (up to rounding: {within:.1e})"),
                            "vᵀ G v = ‖Xᵀ v‖² ≥ 0 for every v",
                        )?;
                    }
                    Ok(())
                }),
        ],
        mistakes: vec![
            mistake(
                "transposed matrix",
                "matvec",
                "Your answer is Wᵀ x: it runs down the columns of W. Each element of z belongs to a row.",
                |w: Array2<f64>, x: Array1<f64>| Some(w.t().dot(&x)),
            )
            .only_for(|w: Array2<f64>, x: Array1<f64>| square(&w) && w.ncols() == x.len()),
            mistake_in_law(
                "sizes not compared",
                "shape of the vector",
                "`zip` stops at the end of the shorter one without a word: compare the number of columns with the \
                 number of elements first, and answer `None`.",
            ),
            mistake_of_panic(
                "sizes not compared",
                "shape of the vector",
                "`dot` panics where the sizes do not fit: compare them first, and answer `None`.",
            ),
            of(
                "matmul",
                "elementwise product",
                "Your answer multiplies element by element, which is the Hadamard product. In X Y a whole row meets a \
                 whole column: Σₖ Xᵢₖ Yₖⱼ.",
                |x, y| fit(x, y) && x.dim() == y.dim(),
                |x, y| Some(x * y),
            ),
            of(
                "matmul",
                "transposed result",
                "Your answer is (X Y)ᵀ: i, the row of X, is the row of the result, and j, the column of Y, its column.",
                fit,
                |x, y| Some(x.dot(&y).reversed_axes()),
            ),
            of(
                "matmul",
                "rows with rows",
                "Your answer is X Yᵀ: it takes the rows of Y where the columns are meant, Yₖⱼ and not Yⱼₖ.",
                |x, y| fit(x, y) && square(y),
                |x, y| Some(x.dot(&y.t())),
            ),
            of(
                "matmul",
                "factors exchanged",
                "Your answer is Y X, and a product of matrices depends on the order.",
                |x, y| fit(x, y) && fit(y, x),
                |x, y| Some(y.dot(&x)),
            ),
            of(
                "matmul",
                "last product only",
                "Your answer holds the last product of each sum, with k = b: the loop over k has to add, `+=`.",
                |x, y| fit(x, y) && x.ncols() > 0,
                |x, y| {
                    let last = x.ncols() - 1;
                    let element = |(i, j)| x[[i, last]] * y[[last, j]];
                    Some(Array2::from_shape_fn((x.nrows(), y.ncols()), element))
                },
            ),
            of(
                "matmul",
                "equal shapes demanded",
                "Your answer is `None` unless X and Y have the same shape. Only the inner sizes have to agree: (a, b) times \
                 (b, c).",
                |_, _| true,
                |x, y| (x.dim() == y.dim() && fit(&x, &y)).then(|| x.dot(&y)),
            ),
            of(
                "matmul",
                "empty sum refused",
                "For b = 0 each element is an empty sum, which is 0: the answer is a matrix of zeros.",
                |_, _| true,
                |x, y| (fit(&x, &y) && x.ncols() > 0).then(|| x.dot(&y)),
            ),
            mistake_in_law(
                "sizes not compared",
                "inner sizes",
                "The columns of X and the rows of Y have to be equally many: compare `x.ncols()` with `y.nrows()` first, \
                 and answer `None`. (`zip` stops at the end of the shorter one.)",
            )
            .elsewhere("matmul", |x: Array2<f64>, y: Array2<f64>| Some(x.dot(&y)))
            .only_for(|x: Array2<f64>, y: Array2<f64>| fit(&x, &y)),
            mistake_of_panic(
                "sizes not compared",
                "inner sizes",
                "Out of range, or `dot` with sizes that do not fit: compare `x.ncols()` with `y.nrows()` first, and answer \
                 `None`.",
            ),
            of(
                "batched_matvec",
                "W not transposed",
                "Your answer is X W: element (i, j) has to be ⟨xᵢ, Wⱼ⟩, a row with a row.",
                |x, w| square(w) && fit(x, w),
                |x, w| Some(x.dot(&w)),
            ),
            of(
                "batched_matvec",
                "transposed result",
                "Your answer is W Xᵀ, with one vector a column. A batch keeps its vectors in rows: X Wᵀ ~ (n, o).",
                |x, w| x.ncols() == w.ncols(),
                |x, w| Some(w.dot(&x.t())),
            ),
            of_gram(
                "columns for rows",
                "Your answer is Xᵀ X, the inner products of the columns. The vectors of a batch are its rows: X Xᵀ.",
                |x| x.t().dot(&x),
            ),
            of_gram(
                "divided by d",
                "Your elements are divided by d: the Gram matrix holds the inner products themselves.",
                |x| x.dot(&x.t()) / x.ncols() as f64,
            ),
            of_gram(
                "half of the matrix",
                "What lies below the diagonal is 0: every product stands in G twice, as Gᵢⱼ and as Gⱼᵢ.",
                |x| gram_where(&x, |i, j| i <= j),
            ),
            of_gram(
                "half of the matrix",
                "What lies above the diagonal is 0: every product stands in G twice, as Gᵢⱼ and as Gⱼᵢ.",
                |x| gram_where(&x, |i, j| i >= j),
            ),
            of_gram(
                "diagonal missing",
                "Your diagonal is 0: ⟨xᵢ, xᵢ⟩ belongs to the pairs, and is the squared norm of xᵢ.",
                |x| gram_where(&x, |i, j| i != j),
            ),
        ],
    }
}
