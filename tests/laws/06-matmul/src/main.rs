//! Exercise 6: matrix multiplication (section 2.3.1).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod product;

use std::process::ExitCode;

use ndarray::{Array1, Array2, Axis, array};
use ndarray_linalg::{EigValsh, UPLO};
use proptest::prelude::*;

use grader::ask::{Ask, Break, all_close, holds, same, some};
use grader::exam::{Exam, serve};
use grader::generate::{factors, matrix, matrix_of, number};
use grader::law::law;
use grader::mistake::{Mistake, mistake, mistake_in_law, mistake_of_panic};
use grader::rounding::{U, gamma, product, product_bound};
use grader::show;

use product::{FIT, is_product, laws_of_product, magnitudes, scales, shape, times, unfit, whole};

fn main() -> ExitCode {
    serve(exam())
}

/// A vector as a column, of shape (d, 1).
fn column(x: &Array1<f64>) -> Array2<f64> {
    x.clone().insert_axis(Axis(1))
}

fn matmul(
    ask: &mut Ask<'_>,
    x: &Array2<f64>,
    y: &Array2<f64>,
) -> Result<Option<Array2<f64>>, Break> {
    ask.call("matmul", (x, y))
}

/// `matvec` of W and x, in the shape of a product.
fn apply(ask: &mut Ask, w: &Array2<f64>, x: &Array1<f64>) -> Result<Array1<f64>, Break> {
    let z: Array1<f64> = some(ask.call("matvec", (w, x))?, FIT)?;
    same("the length of W x", z.len(), w.nrows(), "one element for each row of W")?;
    Ok(z)
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
        laws: [
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
        ]
        .into_iter()
        .chain(laws_of_product(matmul))
        .chain([
            law("composition", "(X Y) v = X (Y v)")
                .cases(5, |size| {
                    factors::<3>(size).prop_map(|[x, y, z]| {
                        let v = z.sum_axis(Axis(1));
                        ([x, y], v)
                    })
                })
                .check(|ask, ([x, y], v)| {
                    let product = times(matmul, ask, x, y)?;
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
        ])
        .collect(),
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
