//! Exercise 5: sums and distances (section 2.2.4).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, Array2, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, all_close, close, holds, none, some_like};
use grader::exam::{Exam, serve};
use grader::generate::{matrix, number, unequal, vector, vectors};
use grader::law::law;
use grader::rounding::{self, dot_bound, gamma};
use grader::show;

use mistakes::mistakes;

fn main() -> ExitCode {
    serve(exam())
}

/// The batch of the law of memory: n points of dimension d.
const LARGE: (usize, usize) = (160, 96);

/// Mebibytes for it. A matrix (n, n) takes 0.2, a process at rest less than 4 and an honest one at
/// work about 5; the differences of all pairs (n, n, d) take 18.75.
const ROOM: u64 = 16;

/// ‖x - y‖² by its definition: the difference and the squares round each number by u, and nothing
/// cancels after that.
fn squared_distance(x: &Array1<f64>, y: &Array1<f64>) -> f64 {
    let difference = x - y;
    rounding::dot(&difference, &difference)
}

/// How far rounding may take ⟨x, x⟩ + ⟨y, y⟩ - 2⟨x, y⟩.
///
/// Each of the products errs by γ of its d terms, so that with two additions and a doubling the error
/// is at most γ of d + 3 times ‖x‖² + ‖y‖² + 2 Σ|xᵢ yᵢ|, which is at most 2 (‖x‖² + ‖y‖²). The
/// cancellation is in this bound: it knows the lengths and not the distance. The difference itself, squared,
/// stays within it as well.
fn distance_bound(d: usize, squares: f64) -> f64 {
    // Every product may underflow.
    2.0 * gamma(d + 5) * squares + underflow(d)
}

/// Four sums of d products that may each lose the smallest positive number.
fn underflow(d: usize) -> f64 {
    4.0 * (d + 1) as f64 * f64::from_bits(1)
}

/// All squared distances of the rows.
fn table(x: &Array2<f64>) -> Array2<f64> {
    let n = x.nrows();
    Array2::from_shape_fn((n, n), |(i, j)| {
        squared_distance(&x.row(i).to_owned(), &x.row(j).to_owned())
    })
}

/// How far rounding may take each of them.
///
/// The points may be moved together first, to their mean or any of them: that is good practice, and takes
/// every row to a length of at most ‖xᵢ‖ + R, R being the length of the longest. Moving rounds
/// each row once, the rest is [`distance_bound`].
fn table_bound(x: &Array2<f64>) -> Array2<f64> {
    let (n, d) = x.dim();
    let norms: Vec<f64> = x.rows().into_iter().map(|row| rounding::norm(&row)).collect();
    let longest = norms.iter().copied().fold(0.0, f64::max);
    Array2::from_shape_fn((n, n), |(i, j)| {
        let squares = (norms[i] + longest).powi(2) + (norms[j] + longest).powi(2);
        2.0 * gamma(d + 8) * squares + underflow(d)
    })
}

/// A number of eighths, few enough that sums of them are exact.
fn eighths() -> impl Strategy<Value = f64> + Clone {
    (-64..=64_i32).prop_map(|eighths| f64::from(eighths) / 8.0)
}

/// How far all points are moved together, and still exactly.
fn shift() -> impl Strategy<Value = f64> + Clone {
    prop::sample::select(vec![0.0, 1.0, -2.5, 1000.0, -65_536.0])
}

/// A scale for a whole case; at the last of them squares underflow.
fn scale() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        4 => Just(1.0),
        1 => prop::sample::select(vec![1e140, 1e-100, 1e-160, 1e-200]),
    ]
}

/// Vectors of one length that lie close together and far from zero.
fn near<const N: usize>(size: usize) -> impl Strategy<Value = [Array1<f64>; N]> + Clone {
    let elements = vec(prop::array::uniform(-9..=9_i32), 1..=size.max(1));
    let far = prop::sample::select(vec![1e8, 1e9, 1e7, 1e10]);
    (far, elements).prop_map(|(far, rows): (f64, Vec<[i32; N]>)| {
        std::array::from_fn(|k| rows.iter().map(|row| far + f64::from(row[k]) / 10.0).collect())
    })
}

/// The batch of the law of memory: whole numbers, so that every order of summation is exact.
fn large() -> Array2<f64> {
    Array2::from_shape_fn(LARGE, |(i, j)| ((31 * i + 17 * j + i * j) % 23) as f64 - 11.0)
}

/// Why a distance is negative where it may not be.
const CANCELLED: &str =
    "large terms have cancelled, and their rounding errors are left: no square is negative";

/// The squared distance as the submission has it, where there must be one.
fn distance(ask: &mut Ask<'_>, x: &Array1<f64>, y: &Array1<f64>) -> Result<f64, Break> {
    let form = show::answer(Some(squared_distance(x, y)));
    some_like(ask.call("squared_distance", (x, y))?, &form, "both vectors have the same length")
}

/// The table as the submission has it, with a row and a column for every point.
fn square_table(ask: &mut Ask<'_>, x: &Array2<f64>) -> Result<Array2<f64>, Break> {
    let table: Array2<f64> = ask.call("pairwise_squared_distances", (x,))?;
    let n = x.nrows();
    let answered = format!("a matrix of shape {:?}", table.dim());
    let required = format!("one of shape {:?}", (n, n));
    holds(table.dim() == (n, n), &answered, &required, "a row and a column for every point")?;
    Ok(table)
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("sum", "⟨x, 1⟩ = Σ xᵢ")
                .points(2)
                .cases(40, vector)
                .edges([
                    array![],
                    array![5.0],
                    array![-0.0, 0.0],
                    array![0.1, 0.2, 0.3],
                    array![2.0, 2.0, 2.0],
                    array![1e200, -1e200, 1.0],
                    array![1e-200, 1e-200],
                ])
                .check(|ask, x| {
                    let answer = ask.call("sum_by_inner_product", (x,))?;
                    let within = dot_bound(x, &Array1::ones(x.len()));
                    close("⟨x, 1⟩", answer, rounding::sum(x), within, "⟨x, 1⟩ = Σ xᵢ")
                }),
            law("linearity", "⟨a x + b y, 1⟩ = a ⟨x, 1⟩ + b ⟨y, 1⟩")
                .cases(20, |size| (number(), number(), vectors::<2>(size)))
                .check(|ask, (a, b, [x, y])| {
                    let whole = ask.call("sum_by_inner_product", (&(*a * x + *b * y),))?;
                    let one: f64 = ask.call("sum_by_inner_product", (x,))?;
                    let other: f64 = ask.call("sum_by_inner_product", (y,))?;
                    // d for each sum; two more for every element of a x + b y, three for the right side.
                    let magnitudes = a.abs() * x.mapv(f64::abs) + b.abs() * y.mapv(f64::abs);
                    let within = 2.0 * gamma(x.len() + 5) * magnitudes.sum();
                    let required = *a * one + *b * other;
                    let (a, b) = (show::number(*a), show::number(*b));
                    let why = format!("a ⟨x, 1⟩ + b ⟨y, 1⟩ with a = {a}, b = {b}");
                    close("⟨a x + b y, 1⟩", whole, required, within, &why)
                }),
            law("squared distance", "‖x - y‖² = ⟨x, x⟩ + ⟨y, y⟩ - 2 ⟨x, y⟩")
                .points(2)
                .cases(40, |size| {
                    (scale(), vectors::<2>(size)).prop_map(|(scale, pair)| pair.map(|x| scale * x))
                })
                .edges([
                    [array![], array![]],
                    [array![3.0], array![1.0]],
                    [array![1.0, 5.0], array![2.0, 6.0]],
                    [array![1.0, 2.0], array![-2.0, 1.0]],
                    [array![0.1, 0.2, 0.3], array![0.1, 0.2, 0.3]],
                    [array![1e8 + 0.9], array![1e8 + 0.2]],
                ])
                .check(|ask, [x, y]| {
                    let within = distance_bound(x.len(), x.dot(x) + y.dot(y));
                    let answer = distance(ask, x, y)?;
                    close("‖x - y‖²", answer, squared_distance(x, y), within, "Σ (xᵢ - yᵢ)²")
                }),
            law("same space", "x ~ (d) and y ~ (e) with d ≠ e have no distance")
                .cases(8, unequal)
                .edges([[array![5.0], array![1.0, 2.0]], [array![1.0, 2.0], array![5.0]]])
                .check(|ask, [x, y]| {
                    let answer: Option<f64> = ask.call("squared_distance", (x, y))?;
                    none(answer, "x and y differ in length")
                }),
            law("distance from zero", "‖x - 0‖² = ⟨x, x⟩").cases(20, vector).check(|ask, x| {
                let zero = Array1::<f64>::zeros(x.len());
                let answer = distance(ask, x, &zero)?;
                let required = rounding::dot(x, x);
                let why = "two of the three terms vanish for y = 0";
                close("‖x - 0‖²", answer, required, dot_bound(x, x) + gamma(3) * required, why)
            }),
            law("symmetry", "‖x - y‖² = ‖y - x‖²").cases(20, vectors::<2>).check(|ask, [x, y]| {
                let (one, other) = (distance(ask, x, y)?, distance(ask, y, x)?);
                let within = 2.0 * distance_bound(x.len(), x.dot(x) + y.dot(y));
                close("‖y - x‖²", other, one, within, "‖x - y‖²: the way back is as long")
            }),
            law("homogeneity", "‖a x - a y‖² = a² ‖x - y‖²")
                .cases(20, |size| (number(), vectors::<2>(size)))
                .check(|ask, (a, [x, y])| {
                    let plain = distance(ask, x, y)?;
                    let scaled = distance(ask, &(*a * x), &(*a * y))?;
                    // The products a x and a y round once more, in a difference that is squared.
                    let squares = a * a * (x.dot(x) + y.dot(y));
                    let within = 2.0 * distance_bound(x.len() + 4, squares);
                    let why = format!("a² ‖x - y‖² with a = {}", show::number(*a));
                    close("‖a x - a y‖²", scaled, a * a * plain, within, &why)
                }),
            law("translation", "‖(x + t) - (y + t)‖² = ‖x - y‖²")
                .cases(12, |size| {
                    vec((prop::array::uniform(eighths()), shift()), 0..=size).prop_map(
                        |rows: Vec<([f64; 2], f64)>| {
                            let moved = rows.iter().map(|&([x, y], t)| [x + t, y + t]);
                            let moved: Vec<[f64; 2]> = moved.collect();
                            [0, 1].map(|k| {
                                let plain: Array1<f64> = rows.iter().map(|row| row.0[k]).collect();
                                let moved: Array1<f64> = moved.iter().map(|row| row[k]).collect();
                                (plain, moved)
                            })
                        },
                    )
                })
                .check(|ask, [(x, there_x), (y, there_y)]| {
                    let here = distance(ask, x, y)?;
                    let there = distance(ask, there_x, there_y)?;
                    let squares = x.dot(x) + y.dot(y) + there_x.dot(there_x) + there_y.dot(there_y);
                    let within = distance_bound(x.len(), squares);
                    let why = "‖x - y‖²: both points are moved alike";
                    close("‖(x + t) - (y + t)‖²", there, here, within, why)
                }),
            law("never negative", "‖x - y‖² ≥ 0, also for points close together and far from zero")
                .cases(4, near::<2>)
                .edges([[array![1e8 + 0.9], array![1e8 + 0.2]]])
                .check(|ask, [x, y]| {
                    let answer: Option<f64> = ask.call("squared_distance", (x, y))?;
                    let answered = show::answer(answer);
                    holds(answer >= Some(0.0), &answered, "Some(..), and not negative", CANCELLED)
                }),
            law("pairwise distances", "Dᵢⱼ = ‖xᵢ - xⱼ‖², all pairs of rows of X")
                .points(3)
                .cases(12, |size| (scale(), matrix(size)).prop_map(|(scale, x)| scale * x))
                .edges([
                    Array2::zeros((0, 0)),
                    Array2::zeros((0, 3)),
                    Array2::zeros((3, 0)),
                    array![[1.0, 5.0], [2.0, 6.0]],
                    array![[3.0], [1.0], [-4.0]],
                    array![[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]],
                    Array2::from_shape_fn((9, 17), |(i, j)| (i + j) as f64 / 10.0),
                    Array2::from_shape_fn((17, 9), |(i, j)| (i * j % 7) as f64 / 10.0),
                ])
                .check(|ask, x| {
                    let answer: Array2<f64> = ask.call("pairwise_squared_distances", (x,))?;
                    let why = "element (i, j) is ‖xᵢ - xⱼ‖², for the rows xᵢ and xⱼ";
                    all_close("D", &answer, &table(x), &table_bound(x), why)
                }),
            law("zero diagonal", "Dᵢᵢ = 0, exactly").cases(20, matrix).check(|ask, x| {
                let answer = square_table(ask, x)?;
                let Some(i) = (0..x.nrows()).find(|&i| answer[[i, i]] != 0.0) else {
                    return Ok(());
                };
                let answered = format!("D[{i}, {i}] = {}", show::number(answer[[i, i]]));
                holds(false, &answered, "0", "a point has no distance from itself")
            }),
            law("no negative element", "Dᵢⱼ ≥ 0, also for points close together and far from zero")
                .cases(4, |size| {
                    near::<3>(size).prop_map(|rows| {
                        let d = rows[0].len();
                        Array2::from_shape_fn((rows.len(), d), |(i, j)| rows[i][j])
                    })
                })
                .edges([array![[1e8 + 0.9], [1e8 + 0.2]]])
                .check(|ask, x| {
                    let answer: Array2<f64> = ask.call("pairwise_squared_distances", (x,))?;
                    // So that NaN is found as well.
                    let negative = |distance: f64| !(0.0..=f64::INFINITY).contains(&distance);
                    let found = answer.indexed_iter().find(|&(_, &distance)| negative(distance));
                    let Some(((i, j), &distance)) = found else { return Ok(()) };
                    let answered = format!("D[{i}, {j}] = {}", show::number(distance));
                    holds(false, &answered, "a number that is not negative", CANCELLED)
                }),
            law("symmetric table", "D = Dᵀ").cases(12, matrix).check(|ask, x| {
                let answer = square_table(ask, x)?;
                let within = 2.0 * table_bound(x);
                let turned = answer.t().to_owned();
                all_close("D", &answer, &turned, &within, "Dᵀ: the way back is as long")
            }),
            law("translated batch", "D does not change when all rows are moved by the same t")
                .cases(8, |size| {
                    (0..=size, vec(shift(), 0..=size)).prop_flat_map(|(n, shift)| {
                        let shift = Array1::from_vec(shift);
                        vec(eighths(), n * shift.len()).prop_map(move |elements| {
                            let x = Array2::from_shape_vec((n, shift.len()), elements)
                                .expect("as many as the shape has");
                            let moved = &x + &shift;
                            (x, moved)
                        })
                    })
                })
                .check(|ask, (x, moved)| {
                    let (here, there) = (square_table(ask, x)?, square_table(ask, moved)?);
                    let within = table_bound(x) + table_bound(moved);
                    let why = "the table before: all points are moved alike";
                    all_close("the table after", &there, &here, &within, why)
                }),
            law("memory", "D of 160 points with 96 elements each, in 16 MiB")
                .points(2)
                .memory(ROOM)
                .cases(3, matrix)
                .edges([large()])
                .check(|ask, x| {
                    let answer = square_table(ask, x)?;
                    let n = x.nrows();
                    // All rows have a length of at most R, and R + R when they are moved together.
                    let longest = x.rows().into_iter().map(|row| row.dot(&row)).fold(0.0, f64::max);
                    let within = distance_bound(x.ncols() + 3, 8.0 * longest);
                    // Of a large table some rows.
                    for i in (0..n).step_by(1 + n / 3) {
                        for j in 0..n {
                            let required =
                                squared_distance(&x.row(i).to_owned(), &x.row(j).to_owned());
                            let what = format!("D[{i}, {j}]");
                            close(&what, answer[[i, j]], required, within, "‖xᵢ - xⱼ‖²")?;
                        }
                    }
                    Ok(())
                }),
        ],
        mistakes: mistakes(),
    }
}
