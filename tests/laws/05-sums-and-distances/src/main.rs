//! Exercise 5: sums and distances (section 2.2.4).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

use std::process::ExitCode;

use ndarray::{Array1, Array2, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, all_close, close, holds, none, some_like};
use grader::exam::{Exam, serve};
use grader::generate::{matrix, number, unequal, vector, vectors};
use grader::law::law;
use grader::mistake::{Mistake, mistake, mistake_in_law, mistake_of_memory, mistake_of_panic};
use grader::rounding::{self, dot_bound, gamma};
use grader::show;

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

/// A mistake in the squared distance: what it makes of ⟨x, x⟩, ⟨y, y⟩ and ⟨x, y⟩.
fn of_distance(
    name: &'static str,
    says: &'static str,
    formula: fn(f64, f64, f64) -> f64,
) -> Mistake {
    mistake(name, "squared_distance", says, move |x: Array1<f64>, y: Array1<f64>| {
        Some(formula(x.dot(&x), y.dot(&y), x.dot(&y)))
    })
    .only_for(ordinary)
}

/// A mistake in the squared distance: what it makes of x - y.
fn of_difference(
    name: &'static str,
    says: &'static str,
    formula: fn(Array1<f64>) -> f64,
) -> Mistake {
    mistake(name, "squared_distance", says, move |x: Array1<f64>, y: Array1<f64>| {
        Some(formula(x - y))
    })
    .only_for(ordinary)
}

/// Whether every way to write the function answers alike, up to rounding: the lengths agree, squares stay in
/// range, and if the points are apart they are not much closer to each other than to zero.
fn ordinary(x: Array1<f64>, y: Array1<f64>) -> bool {
    if x.len() != y.len() || x.is_empty() {
        return false;
    }
    let (distance, squares) = (squared_distance(&x, &y), x.dot(&x) + y.dot(&y));
    distance == squares || (1e-200 < distance && distance < 1e200 && distance >= 1e-6 * squares)
}

/// Whether that holds for every two rows.
fn ordinary_rows(x: Array2<f64>) -> bool {
    let row = |i: usize| x.row(i).to_owned();
    let n = x.nrows();
    x.ncols() > 0 && n < LARGE.0 && (0..n).all(|i| (0..i).all(|j| ordinary(row(i), row(j))))
}

/// A mistake in the table: what it makes of Gᵢᵢ, Gⱼⱼ and Gᵢⱼ.
fn of_gram(name: &'static str, says: &'static str, formula: fn(f64, f64, f64) -> f64) -> Mistake {
    mistake(name, "pairwise_squared_distances", says, move |x: Array2<f64>| {
        let gram = x.dot(&x.t());
        Array2::from_shape_fn(gram.raw_dim(), |(i, j)| {
            formula(gram[[i, i]], gram[[j, j]], gram[[i, j]])
        })
    })
    .only_for(ordinary_rows)
}

/// A mistake in the table: where it is right, the rest being 0.
fn of_place(name: &'static str, says: &'static str, right: fn(usize, usize) -> bool) -> Mistake {
    mistake(name, "pairwise_squared_distances", says, move |x: Array2<f64>| {
        let mut table = table(&x);
        for ((i, j), distance) in table.indexed_iter_mut() {
            if !right(i, j) {
                *distance = 0.0;
            }
        }
        table
    })
    .only_for(ordinary_rows)
}

/// A mistake in the table that shows in one law, the table being right elsewhere.
fn of_table(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    mistake_in_law(name, law, says)
        .elsewhere("pairwise_squared_distances", |x: Array2<f64>| table(&x))
        .only_for(ordinary_rows)
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
            law("distance from zero", "‖x - 0‖² = ⟨x, x⟩")
                .cases(20, vector)
                .check(|ask, x| {
                    let zero = Array1::<f64>::zeros(x.len());
                    let answer = distance(ask, x, &zero)?;
                    let required = rounding::dot(x, x);
                    let why = "two of the three terms vanish for y = 0";
                    close("‖x - 0‖²", answer, required, dot_bound(x, x) + gamma(3) * required, why)
                }),
            law("symmetry", "‖x - y‖² = ‖y - x‖²")
                .cases(20, vectors::<2>)
                .check(|ask, [x, y]| {
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
            law("zero diagonal", "Dᵢᵢ = 0, exactly")
                .cases(20, matrix)
                .check(|ask, x| {
                    let answer = square_table(ask, x)?;
                    let Some(i) = (0..x.nrows()).find(|&i| answer[[i, i]] != 0.0) else { return Ok(()) };
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
            law("symmetric table", "D = Dᵀ")
                .cases(12, matrix)
                .check(|ask, x| {
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
                            let required = squared_distance(&x.row(i).to_owned(), &x.row(j).to_owned());
                            let what = format!("D[{i}, {j}]");
                            close(&what, answer[[i, j]], required, within, "‖xᵢ - xⱼ‖²")?;
                        }
                    }
                    Ok(())
                }),
        ],
        mistakes: vec![
            mistake(
                "mean for sum",
                "sum_by_inner_product",
                "Your answer is divided by the number of elements: that is the mean.",
                |x: Array1<f64>| x.sum() / x.len() as f64,
            )
            .only_for(|x: Array1<f64>| !x.is_empty()),
            mistake(
                "product with itself",
                "sum_by_inner_product",
                "Your answer is ⟨x, x⟩: the other vector is the one of ones.",
                |x: Array1<f64>| x.dot(&x),
            ),
            mistake(
                "l1 norm",
                "sum_by_inner_product",
                "Your answer is Σ|xᵢ|: the elements keep their signs.",
                |x: Array1<f64>| x.mapv(f64::abs).sum(),
            ),
            mistake(
                "number of elements",
                "sum_by_inner_product",
                "Your answer is ⟨1, 1⟩, the number of elements: one of the two vectors is x.",
                |x: Array1<f64>| x.len() as f64,
            ),
            of_distance(
                "sign of the cross term",
                "Your answer is ‖x + y‖²: the cross term 2⟨x, y⟩ is subtracted.",
                |xx, yy, xy| xx + yy + 2.0 * xy,
            ),
            of_distance(
                "factor 2 missing",
                "The cross term counts twice: expand ⟨x - y, x - y⟩, and ⟨x, y⟩ appears as ⟨y, x⟩ as well.",
                |xx, yy, xy| xx + yy - xy,
            ),
            of_distance(
                "cross term missing",
                "Your answer is ⟨x, x⟩ + ⟨y, y⟩, right for orthogonal vectors alone: the cross term -2⟨x, y⟩ is missing.",
                |xx, yy, _| xx + yy,
            ),
            of_distance(
                "difference of the squares",
                "Your answer is ‖x‖² - ‖y‖²: the difference is taken first, and squared then.",
                |xx, yy, _| xx - yy,
            ),
            of_distance(
                "difference of the squares",
                "Your answer is |‖x‖² - ‖y‖²|: the difference is taken first, and squared then.",
                |xx, yy, _| (xx - yy).abs(),
            ),
            of_distance(
                "difference of the norms",
                "Your answer is (‖x‖ - ‖y‖)²: vectors of one length may point anywhere. Square each xᵢ - yᵢ.",
                |xx, yy, _| (xx.sqrt() - yy.sqrt()).powi(2),
            ),
            of_difference(
                "square root taken",
                "Your answer is the distance ‖x - y‖ itself; its square is asked for.",
                |difference| difference.dot(&difference).sqrt(),
            ),
            of_difference(
                "l1 distance",
                "Your answer is Σ|xᵢ - yᵢ|: here each difference is squared.",
                |difference| difference.mapv(f64::abs).sum(),
            ),
            of_difference(
                "sum before square",
                "Your answer is (Σ (xᵢ - yᵢ))²: each difference is squared before the sum.",
                |difference| difference.sum().powi(2),
            ),
            of_difference(
                "mean for sum",
                "Your answer is divided by d, a mean of squares: the squared distance is their sum.",
                |difference| difference.dot(&difference) / difference.len() as f64,
            ),
            mistake_in_law(
                "cut to the shorter",
                "same space",
                "Vectors of different lengths have no distance: compare the lengths first, and answer `None`. (`zip` \
                 stops at the end of the shorter one, and ndarray stretches a vector of length 1.)",
            ),
            mistake_of_panic(
                "lengths not compared",
                "same space",
                "`dot` and the operators of ndarray panic where the lengths do not fit: compare them first, and answer `None`.",
            ),
            mistake_in_law(
                "not clamped",
                "never negative",
                "Between points that nearly coincide the three terms cancel, and rounding leaves a little less than 0. \
                 End with `.max(0.0)`.",
            )
            .elsewhere("squared_distance", |x: Array1<f64>, y: Array1<f64>| {
                Some(squared_distance(&x, &y))
            })
            .only_for(ordinary),
            of_gram(
                "sign of the cross term",
                "Your elements are ‖xᵢ + xⱼ‖²: 2 Gᵢⱼ is subtracted.",
                |ii, jj, ij| ii + jj + 2.0 * ij,
            ),
            of_gram(
                "factor 2 missing",
                "The cross term counts twice: Dᵢⱼ = Gᵢᵢ + Gⱼⱼ - 2 Gᵢⱼ.",
                |ii, jj, ij| ii + jj - ij,
            ),
            of_gram(
                "cross term missing",
                "Your elements are Gᵢᵢ + Gⱼⱼ: the cross term -2 Gᵢⱼ is missing.",
                |ii, jj, _| ii + jj,
            ),
            of_gram(
                "one square twice",
                "Your elements are 2 Gᵢᵢ - 2 Gᵢⱼ: one of the squares belongs to the row i and the other to the row j. Make \
                 one of them a column, of shape (n, 1).",
                |ii, _, ij| 2.0 * ii - 2.0 * ij,
            ),
            of_gram(
                "one square twice",
                "Your elements are 2 Gⱼⱼ - 2 Gᵢⱼ: one of the squares belongs to the row i and the other to the row j. Make \
                 one of them a column, of shape (n, 1).",
                |_, jj, ij| 2.0 * jj - 2.0 * ij,
            ),
            of_gram(
                "Gram matrix",
                "Your answer is the Gram matrix itself: from it, Dᵢⱼ = Gᵢᵢ + Gⱼⱼ - 2 Gᵢⱼ.",
                |_, _, ij| ij,
            ),
            mistake(
                "square root taken",
                "pairwise_squared_distances",
                "Your elements are the distances themselves; their squares are asked for.",
                |x: Array2<f64>| table(&x).mapv(f64::sqrt),
            )
            .only_for(ordinary_rows),
            mistake(
                "columns for rows",
                "pairwise_squared_distances",
                "Your table compares the columns of X: the points are its rows. Look at X Xᵀ and Xᵀ X.",
                |x: Array2<f64>| table(&x.reversed_axes()),
            )
            .only_for(|x: Array2<f64>| {
                ordinary_rows(x.clone()) && ordinary_rows(x.reversed_axes())
            }),
            mistake(
                "mean for sum",
                "pairwise_squared_distances",
                "Your elements are divided by d: the squared distance is a sum and no mean.",
                |x: Array2<f64>| table(&x) / x.ncols() as f64,
            )
            .only_for(ordinary_rows),
            of_place(
                "half of the table",
                "What lies below the diagonal is 0: each distance stands in the table twice, as Dᵢⱼ and as Dⱼᵢ.",
                |i, j| i < j,
            ),
            of_place(
                "half of the table",
                "What lies above the diagonal is 0: each distance stands in the table twice, as Dᵢⱼ and as Dⱼᵢ.",
                |i, j| i > j,
            ),
            of_table(
                "not clamped",
                "no negative element",
                "Between points that nearly coincide the three terms cancel, and rounding leaves a little less than 0: \
                 `mapv_inplace(|distance| distance.max(0.0))`.",
            ),
            of_table(
                "rounding on the diagonal",
                "zero diagonal",
                "Rounding has left something on the diagonal, where ⟨xᵢ, xᵢ⟩ was summed in two different orders: fill the \
                 diagonal with 0 at the end.",
            ),
            mistake_of_memory(
                "all differences at once",
                "memory",
                "The differences of all pairs have shape (n, n, d). From the Gram matrix, of shape (n, n), the answer \
                 needs nothing larger; nor do two loops over the rows.",
            ),
        ],
    }
}
