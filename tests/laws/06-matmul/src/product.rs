//! The laws of a matrix product, whatever function computes it.

use ndarray::{Array2, array};
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, holds, same, some};
use grader::generate::{factors, matrix, matrix_of};
use grader::law::{Law, law};
use grader::rounding::{gamma, product, product_bound};

/// Asks for the product of two matrices.
pub type Multiply =
    fn(&mut Ask<'_>, &Array2<f64>, &Array2<f64>) -> Result<Option<Array2<f64>>, Break>;

pub fn shape(x: &Array2<f64>) -> Vec<usize> {
    x.shape().to_vec()
}

pub fn magnitudes(x: &Array2<f64>) -> Array2<f64> {
    x.mapv(f64::abs)
}

/// Requires `answer` to be the product X Y, by any order of summing.
pub fn is_product(
    what: &str,
    answer: &Array2<f64>,
    (x, y): (&Array2<f64>, &Array2<f64>),
    why: &str,
) -> Check {
    all_close(what, answer, &product(x, y), &product_bound(x, y), why)
}

/// Why a product has an answer.
pub const FIT: &str = "the inner sizes agree";

/// A scale for each factor. The product stays in range; in the last, what it holds underflows.
pub fn scales() -> impl Strategy<Value = (f64, f64)> + Clone {
    prop_oneof![
        6 => Just((1.0, 1.0)),
        2 => prop::sample::select(vec![(1e200, 1e-200), (1e150, 1e150), (1e-160, 1e-160)]),
    ]
}

/// A matrix of whole numbers, so that every order of summing is exact.
pub fn whole(rows: usize, columns: usize) -> Array2<f64> {
    Array2::from_shape_fn((rows, columns), |(i, j)| ((31 * i + 17 * j + i * j) % 23) as f64 - 11.0)
}

/// X and Y whose inner sizes differ: (a, b) and (c, d) with b ≠ c.
pub fn unfit(size: usize) -> impl Strategy<Value = (Array2<f64>, Array2<f64>)> {
    (0..=size, 0..=size, 0..=size, 0..=size)
        .prop_map(|(a, b, c, d)| (a, b, if c == b { c + 1 } else { c }, d))
        .prop_flat_map(|(a, b, c, d)| (matrix_of(a, b), matrix_of(c, d)))
}

/// The product, where there must be one, of the shape it must have.
pub fn times(
    multiply: Multiply,
    ask: &mut Ask<'_>,
    x: &Array2<f64>,
    y: &Array2<f64>,
) -> Result<Array2<f64>, Break> {
    let z: Array2<f64> = some(multiply(ask, x, y)?, FIT)?;
    same(
        "the shape of the product",
        shape(&z),
        vec![x.nrows(), y.ncols()],
        "(a, b) times (b, c) is (a, c)",
    )?;
    Ok(z)
}

/// The laws of `multiply`: the definition, the shapes, the identity, and how products go together
/// with products, sums and transposes.
pub fn laws_of_product(multiply: Multiply) -> Vec<Law> {
    vec![
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
            .check(move |ask, [x, y]| {
                let z: Option<Array2<f64>> = multiply(ask, x, y)?;
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
            .check(move |ask, (x, y)| {
                let z: Option<Array2<f64>> = multiply(ask, x, y)?;
                let why = format!("X has {} columns and Y {} rows", x.ncols(), y.nrows());
                holds(z.is_none(), "Some(Z)", "None", &why)
            }),
        law("identity", "I X = X = X I")
            .cases(6, matrix)
            .edges([array![[1.0, 2.0], [3.0, 4.0]], array![[1.0, 2.0, 3.0]]])
            .check(move |ask, x| {
                let (exactly, why) = (Array2::zeros(x.dim()), "X: 1 keeps, 0 adds nothing");
                let left = times(multiply, ask, &Array2::eye(x.nrows()), x)?;
                all_close("I X", &left, x, &exactly, why)?;
                let right = times(multiply, ask, x, &Array2::eye(x.ncols()))?;
                all_close("X I", &right, x, &exactly, why)
            }),
        law("associativity", "(X Y) Z = X (Y Z)").cases(5, factors::<3>).check(
            move |ask, [x, y, z]| {
                let (left, right) = (times(multiply, ask, x, y)?, times(multiply, ask, y, z)?);
                let (left, right) =
                    (times(multiply, ask, &left, z)?, times(multiply, ask, x, &right)?);
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
            .check(move |ask, ([x, y], z)| {
                let sum = times(multiply, ask, x, &(y + z))?;
                let required = times(multiply, ask, x, y)? + times(multiply, ask, x, z)?;
                let size = magnitudes(x).dot(&(magnitudes(y) + magnitudes(z)));
                let within = 2.0 * gamma(x.ncols() + 3) * size;
                all_close("X (Y + Z)", &sum, &required, &within, "X Y + X Z")
            }),
        law("transpose of a product", "(X Y)ᵀ = Yᵀ Xᵀ").cases(5, factors::<2>).check(
            move |ask, [x, y]| {
                let (xt, yt) = (x.t().to_owned(), y.t().to_owned());
                let product = times(multiply, ask, x, y)?.reversed_axes();
                let turned = times(multiply, ask, &yt, &xt)?;
                all_close("Yᵀ Xᵀ", &turned, &product, &(2.0 * product_bound(&yt, &xt)), "(X Y)ᵀ")
            },
        ),
    ]
}
