//! Exercise 12: a product on every core (section 2.5).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

// The laws of a matrix product. A module of exercise 6 and not of the grader: whoever checks
// another exercise does not compile them.
#[path = "../../06-matmul/src/product.rs"]
mod product;

use std::process::ExitCode;

use ndarray::Array2;
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, holds, some};
use grader::exam::{Exam, serve_and_measure};
use grader::generate::{factors, matrix_of};
use grader::law::{Law, law};
use grader::measurement::{Measurement, speed_up};
use grader::mistake::{Mistake, mistake, mistake_in_law, mistake_of_panic};
use grader::show::number;

use product::{FIT, is_product, laws_of_product, unfit, whole};

fn main() -> ExitCode {
    serve_and_measure(exam(), vec![measurement()])
}

type Product = Option<Array2<f64>>;

/// The threads of the pool where a law needs some, not too many for the smallest machine.
const THREADS: usize = 3;

fn parallel(
    ask: &mut Ask<'_>,
    x: &Array2<f64>,
    y: &Array2<f64>,
    block: usize,
) -> Result<Product, Break> {
    ask.call("parallel_matmul", (x, y, block))
}

/// Two factors whose sizes lie just below, at and just above a multiple of the block.
fn around_block(size: usize) -> BoxedStrategy<([Array2<f64>; 2], usize)> {
    let block = 1..=size.max(1);
    (block, prop::array::uniform3((0..=2_usize, 0..=2_usize)))
        .prop_flat_map(|(block, sizes)| {
            let [a, b, c] = sizes.map(|(blocks, more)| (blocks * block + more).saturating_sub(1));
            ([matrix_of(a, b).boxed(), matrix_of(b, c).boxed()], Just(block))
        })
        .boxed()
}

/// What goes wrong at a boundary shows on these.
fn edges() -> Vec<([Array2<f64>; 2], usize)> {
    let of = |[a, b, c]: [usize; 3], block: usize| ([whole(a, b), whole(b, c)], block);
    vec![
        of([1, 1, 1], 1),
        of([2, 2, 2], 1),
        of([2, 2, 2], 2),
        of([3, 2, 2], 2),
        of([2, 3, 2], 2),
        of([2, 2, 3], 2),
        of([1, 1, 1], 2),
        of([2, 4, 2], 2),
        of([0, 2, 2], 2),
        of([2, 0, 2], 2),
        of([2, 2, 0], 2),
        of([5, 7, 3], 4),
        of([33, 31, 32], 16),
        of([65, 3, 66], 64),
        of([3, 3, 3], 1000),
    ]
}

/// A number whose sums round: no power of two divides it, and magnitudes differ widely.
fn awkward() -> impl Strategy<Value = f64> + Clone {
    (-999..=999_i32, prop::sample::select(vec![1.0, 1e3, 1e-3, 1e6, 1e-6]))
        .prop_map(|(sevenths, scale)| f64::from(sevenths) / 7.0 * scale)
}

/// Two factors with few rows and columns and long sums of awkward numbers, and a block.
fn long_sums(size: usize) -> BoxedStrategy<([Array2<f64>; 2], usize)> {
    (1..=3_usize, 0..=size, 1..=3_usize, 1..=4_usize)
        .prop_flat_map(|(a, b, c, block)| {
            let of = |rows: usize, columns: usize| {
                vec(awkward(), rows * columns).prop_map(move |elements| {
                    Array2::from_shape_vec((rows, columns), elements)
                        .expect("as many as the shape has")
                })
            };
            ([of(a, b).boxed(), of(b, c).boxed()], Just(block))
        })
        .boxed()
}

/// Longer sums than a case has room for: tasks are there for every thread, and time to take them.
fn longest_sums() -> [([Array2<f64>; 2], usize); 2] {
    const SCALES: [f64; 9] = [1e-4, 1e-3, 1e-2, 1e-1, 1.0, 1e1, 1e2, 1e3, 1e4];
    let wave = |rows: usize, columns: usize| {
        Array2::from_shape_fn((rows, columns), |(i, j)| {
            let phase = (7 * i + 3 * j) as f64;
            phase.sin() * SCALES[(i + 2 * j) % SCALES.len()]
        })
    };
    [[5, 600, 7], [40, 120, 9]].map(|[a, b, c]| ([wave(a, b), wave(b, c)], 8))
}

/// Requires two products to be the same to the last bit.
fn same_bits(answer: &Array2<f64>, required: &Array2<f64>, (here, there): (&str, &str)) -> Check {
    let differ = answer.indexed_iter().find(|(place, z)| {
        required.get(*place).is_none_or(|required| z.to_bits() != required.to_bits())
    });
    let Some((place, z)) = differ else {
        let shapes =
            (format!("Z of shape {:?} {here}", answer.dim()), format!("{:?}", required.dim()));
        return holds(answer.dim() == required.dim(), &shapes.0, &shapes.1, there);
    };
    let other = required.get(place).map_or("nothing".into(), |z| number(*z));
    let (i, j) = (place.0 + 1, place.1 + 1);
    holds(
        false,
        &format!("Z_{i}_{j} = {} {here}", number(*z)),
        &format!("{other}, as {there}"),
        "rounding depends on the order of summing, and the order is to depend on nothing",
    )
}

fn measurement() -> Measurement {
    const N: usize = 128;
    const BLOCK: usize = 32;
    let (x, y) = (whole(N, N), whole(N, N));
    speed_up("parallel_matmul of two (128, 128) matrices in blocks of 32", move |ask| {
        parallel(ask, &x, &y, BLOCK).map(drop)
    })
}

fn laws() -> Vec<Law> {
    vec![
        law("blocks", "blocked_matmul(X, Y, block) = X Y for every block, a shorter last one too")
            .points(4)
            .cases(5, around_block)
            .edges(edges())
            .check(|ask, ([x, y], block)| {
                let z: Product = ask.call("blocked_matmul", (x, y, *block))?;
                is_product("Z", &some(z, FIT)?, (x, y), "Zᵢⱼ = Σₖ Xᵢₖ Yₖⱼ")
            }),
        law("no blocks", "inner sizes that differ, and blocks of size 0, have no product")
            .cases(3, |size| (unfit(size), 0..=2_usize))
            .edges([
                ((whole(2, 2), whole(2, 2)), 0),
                ((whole(2, 3), whole(2, 3)), 2),
                ((whole(2, 1), whole(3, 2)), 1),
                ((whole(0, 0), whole(0, 0)), 0),
            ])
            .check(|ask, ((x, y), block)| {
                let z: Product = ask.call("blocked_matmul", (x, y, *block))?;
                holds(z.is_none(), "Some(Z)", "None", &why_none(x, y))
            }),
        law("blocks in parallel", "parallel_matmul(X, Y, block) = X Y for every block")
            .points(2)
            .cases(5, around_block)
            .edges(edges())
            .check(|ask, ([x, y], block)| {
                let z = parallel(ask, x, y, *block)?;
                is_product("Z", &some(z, FIT)?, (x, y), "Zᵢⱼ = Σₖ Xᵢₖ Yₖⱼ")
            })
            .with_threads(THREADS),
        law("no blocks in parallel", "a block of size 0 has no product")
            .cases(3, factors::<2>)
            .check(|ask, [x, y]| {
                let z = parallel(ask, x, y, 0)?;
                holds(z.is_none(), "Some(Z)", "None", "nothing is made of blocks of size 0")
            })
            .with_threads(THREADS),
        law("pool", "a pool of n threads computes the product: rayon's, of the size it is given")
            .points(2)
            .one_in(32)
            .cases(3, |size| 2..=2 + size)
            .edges([2])
            .check(|ask, threads| {
                ask.set_threads(*threads);
                let (x, y) = (whole(32, 32), whole(32, 32));
                some(parallel(ask, &x, &y, 8)?, FIT)?;
                let Some(running) = ask.running_threads() else { return Ok(()) };
                let why = if running == 1 {
                    "nothing was given to rayon: one thread does all the work"
                } else {
                    "the size of rayon's pool is set from outside; a pool of your own does not follow it"
                };
                // The thread that takes the calls waits for the pool.
                holds(
                    running == threads + 1,
                    &format!("the program has {running} threads"),
                    &format!("{}, one of which takes the calls", threads + 1),
                    why,
                )
            }),
        law("every time", "Z has the same bits every time")
            .points(2)
            .one_in(8)
            .cases(100, long_sums)
            .edges(longest_sums())
            .check(|ask, ([x, y], block)| {
                ask.set_threads(THREADS + 1);
                let first = some(parallel(ask, x, y, *block)?, FIT)?;
                // On a machine that does much else, one thread may have done all before another wakes.
                let times = if x.ncols() > 100 { 12 } else { 3 };
                for _ in 0..times {
                    let z = some(parallel(ask, x, y, *block)?, FIT)?;
                    same_bits(&z, &first, ("this time", "the first time"))?;
                }
                Ok(())
            }),
        law("every number of threads", "Z has the same bits on 1, 2, 3 and 4 threads")
            .points(2)
            .one_in(8)
            .cases(100, long_sums)
            .edges(longest_sums())
            .check(|ask, ([x, y], block)| {
                ask.set_threads(1);
                let one = some(parallel(ask, x, y, *block)?, FIT)?;
                for threads in 2..=4 {
                    ask.set_threads(threads);
                    let z = some(parallel(ask, x, y, *block)?, FIT)?;
                    let here = format!("on {threads} threads");
                    same_bits(&z, &one, (&here, "on 1 thread"))?;
                }
                Ok(())
            }),
    ]
}

fn why_none(x: &Array2<f64>, y: &Array2<f64>) -> String {
    if x.ncols() == y.nrows() {
        return "nothing is made of blocks of size 0".into();
    }
    format!("X has {} columns and Y {} rows", x.ncols(), y.nrows())
}

fn exam() -> Exam {
    let of_product =
        laws_of_product(|ask, x, y| parallel(ask, x, y, 3)).into_iter().map(|mut law| {
            law.points = 1;
            law.with_threads(THREADS)
        });
    Exam {
        laws: laws().into_iter().chain(of_product).collect(),
        mistakes: ["blocked_matmul", "parallel_matmul"]
            .into_iter()
            .flat_map(mistakes)
            .chain(mistakes_of_threads())
            .collect(),
    }
}

/// X Y with 0 in place of what `kept` leaves out of the rows, the inner index and the columns.
fn kept_only(
    x: &Array2<f64>,
    y: &Array2<f64>,
    kept: impl Fn([usize; 3]) -> bool,
) -> Option<Array2<f64>> {
    let element = |(i, j)| {
        let terms = (0..x.ncols()).filter(|&k| kept([i, k, j]));
        terms.map(|k| x[[i, k]] * y[[k, j]]).sum()
    };
    (x.ncols() == y.nrows()).then(|| Array2::from_shape_fn((x.nrows(), y.ncols()), element))
}

/// The end of the last whole block.
fn end(size: usize, block: usize) -> usize {
    size - size % block
}

fn mistakes(function: &'static str) -> Vec<Mistake> {
    type Matrix = Array2<f64>;
    let with_blocks = |_: Matrix, _: Matrix, block: usize| block > 0;
    vec![
        mistake(
            "remainder rows dropped",
            function,
            "The rows after the last whole block stay 0. The last block may be shorter: it ends where the matrix \
             does.",
            |x: Matrix, y: Matrix, block: usize| {
                let last = end(x.nrows(), block);
                kept_only(&x, &y, |[i, _, _]| i < last)
            },
        )
        .only_for(with_blocks),
        mistake(
            "remainder columns dropped",
            function,
            "The columns after the last whole block stay 0. The last block may be narrower: it ends where the \
             matrix does.",
            |x: Matrix, y: Matrix, block: usize| {
                let last = end(y.ncols(), block);
                kept_only(&x, &y, |[_, _, j]| j < last)
            },
        )
        .only_for(with_blocks),
        mistake(
            "remainder of the sum dropped",
            function,
            "The terms after the last whole block of the inner index are missing from the sums. The last block \
             may be shorter.",
            |x: Matrix, y: Matrix, block: usize| {
                let last = end(x.ncols(), block);
                kept_only(&x, &y, |[_, k, _]| k < last)
            },
        )
        .only_for(with_blocks),
        mistake(
            "only whole blocks",
            function,
            "Whatever lies after the last whole block is left out, of rows, of columns and of the sums. The last \
             block may be smaller.",
            |x: Matrix, y: Matrix, block: usize| {
                let last = [x.nrows(), x.ncols(), y.ncols()].map(|size| end(size, block));
                kept_only(&x, &y, |place| place.iter().zip(last).all(|(at, last)| *at < last))
            },
        )
        .only_for(with_blocks),
        mistake(
            "last block of the sum alone",
            function,
            "Each block of the inner index overwrites what the one before had put into Z. They add up: `+=`.",
            |x: Matrix, y: Matrix, block: usize| {
                let from = x.ncols().saturating_sub(1) / block * block;
                kept_only(&x, &y, |[_, k, _]| k >= from)
            },
        )
        .only_for(with_blocks),
    ]
}

fn mistakes_of_threads() -> Vec<Mistake> {
    let right = |x: Array2<f64>, y: Array2<f64>, _: usize| Some(x.dot(&y));
    let with_blocks = |_: Array2<f64>, _: Array2<f64>, block: usize| block > 0;
    vec![
        mistake_in_law(
            "a race under a lock",
            "every time",
            "Your threads add to one element in the order in which they come, and a lock changes nothing about \
             that: it keeps each addition whole, not their order, and rounding depends on it. It also makes the \
             threads wait for one another. Give each thread rows of Z of its own: then no lock is needed.",
        )
        .elsewhere("parallel_matmul", right)
        .only_for(with_blocks),
        mistake_in_law(
            "partial sums in a varying order",
            "every number of threads",
            "Each element is put together from partial sums, and how many there are, or in what order they are \
             added, depends on the threads: rounding does too. Let one task sum each element, or cut the sums \
             at places that depend on the sizes alone, and add them in that order.",
        )
        .elsewhere("parallel_matmul", right)
        .only_for(with_blocks),
        mistake_of_panic(
            "last block too long",
            "blocks",
            "The last block ends where the matrix does, and may be shorter: `(i + block).min(n)`.",
        ),
        mistake_of_panic(
            "last block too long",
            "blocks in parallel",
            "The last block ends where the matrix does, and may be shorter: `(i + block).min(n)`.",
        ),
    ]
}
