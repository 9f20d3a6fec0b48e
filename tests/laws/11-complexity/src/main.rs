//! Exercise 11: complexity (section 2.5).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, array};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use grader::ask::{Check, close, holds, same, some};
use grader::exam::{Exam, serve};
use grader::law::law;
use grader::rounding::{dot, gamma, sum};
use grader::show::{number, shown};

use mistakes::mistakes;

fn main() -> ExitCode {
    serve(exam())
}

/// Sizes and costs that were measured.
type Measurements = (Array1<f64>, Array1<f64>);

/// Sizes of which no two differ by less than half, in no order, some measured twice.
fn sizes(most: usize) -> BoxedStrategy<Array1<f64>> {
    (
        select(vec![1.0, 3.0, 100.0, 0.125, 1e-200, 1e150]),
        vec((select(vec![1.5, 2.0, 10.0]), 1..=2_usize), 2..=most.max(2)),
    )
        .prop_map(|(first, steps)| {
            let mut size = first;
            let mut sizes = Vec::new();
            for (step, times) in steps {
                sizes.extend(std::iter::repeat_n(size, times));
                size *= step;
            }
            let half = sizes.len() / 2;
            sizes.rotate_left(half);
            Array1::from_vec(sizes)
        })
        .boxed()
}

/// Any positive costs of the sizes.
fn measurements(most: usize) -> BoxedStrategy<Measurements> {
    (sizes(most), select(vec![1.0, 1e-9, 1e200]))
        .prop_flat_map(|(sizes, unit)| {
            let costs =
                vec((1..=9999_i32).prop_map(move |cost| unit * f64::from(cost)), sizes.len());
            costs.prop_map(move |costs| (sizes.clone(), Array1::from_vec(costs)))
        })
        .boxed()
}

/// x minus its mean.
fn centred(x: &Array1<f64>) -> Array1<f64> {
    x - sum(x) / x.len() as f64
}

/// The slope of the least-squares line.
fn slope(x: &Array1<f64>, y: &Array1<f64>) -> f64 {
    let (x, y) = (centred(x), centred(y));
    dot(&x, &y) / dot(&x, &x)
}

/// How far rounding may take the fitted exponent p.
///
/// The least stable way in use divides n Σxy − Σx Σy by n Σx² − (Σx)² = n S. Its sums err by γ of
/// 2 n² X Y and 2 n² X², X and Y the largest magnitudes, and so the quotient by
/// γ 2 n X (Y + |p| X) / S.
/// Costs that are computed err too, and their logarithms by as much, absolutely: hence Y + 2.
fn exponent_bound(sizes: &Array1<f64>, costs: &Array1<f64>, p: f64) -> f64 {
    let logarithms = |x: &Array1<f64>| x.mapv(f64::ln);
    let largest = |x: &Array1<f64>| x.fold(0.0_f64, |largest, x| largest.max(x.abs()));
    let (x, n) = (logarithms(sizes), sizes.len());
    let spread = centred(&x);
    let (x, y) = (largest(&x), largest(&logarithms(costs)) + 2.0);
    // Twice, for the products of errors.
    2.0 * gamma(n + 8) * 2.0 * n as f64 * x * (y + p.abs() * x) / dot(&spread, &spread)
}

/// Whether an exponent can be fitted.
fn fittable(sizes: &Array1<f64>, costs: &Array1<f64>) -> bool {
    sizes.len() == costs.len()
        && sizes.iter().chain(costs).all(|x| *x > 0.0 && x.is_finite())
        && sizes.iter().any(|&n| n != sizes[0])
}

/// Whether an exponent can be fitted, and rounding and overflow stay out of it where there are no
/// logarithms.
fn tame(sizes: Array1<f64>, costs: Array1<f64>) -> bool {
    fittable(&sizes, &costs) && sizes.iter().chain(&costs).all(|x| (1e-12..1e12).contains(x))
}

/// The sizes of a chain of at most `most` matrices.
fn chain(most: usize) -> BoxedStrategy<Vec<usize>> {
    vec(prop_oneof![4 => 1..=12_usize, 1 => select(vec![0, 1, 100])], 2..=most + 2).boxed()
}

/// The sizes of a chain, and an order of it.
fn chain_and_order(most: usize) -> BoxedStrategy<(Vec<usize>, Vec<usize>)> {
    chain(most)
        .prop_flat_map(|sizes| {
            let products = sizes.len() - 2;
            let places: Vec<_> = (0..products).map(|done| 0..products - done).collect();
            places.prop_map(move |order| (sizes.clone(), order))
        })
        .boxed()
}

/// What an order costs, if it is one: parts of the chain, each from one matrix to another, grow
/// together.
fn cost_of(sizes: &[usize], order: &[usize]) -> Option<usize> {
    let mut parts: Vec<(usize, usize)> = (1..sizes.len()).map(|i| (i - 1, i)).collect();
    let mut cost = 0;
    for &place in order {
        let (&(from, middle), &(_, to)) = (parts.get(place)?, parts.get(place.checked_add(1)?)?);
        cost += sizes[from] * sizes[middle] * sizes[to];
        parts.splice(place..place + 2, [(from, to)]);
    }
    (parts.len() == 1).then_some(cost)
}

/// The lowest cost of all, by trying every last product.
fn by_brute_force(sizes: &[usize]) -> usize {
    let last = sizes.len() - 1;
    (1..last)
        .map(|split| {
            by_brute_force(&sizes[..=split])
                + by_brute_force(&sizes[split..])
                + sizes[0] * sizes[split] * sizes[last]
        })
        .min()
        .unwrap_or(0)
}

/// The lowest cost of all, part by part.
fn by_parts(sizes: &[usize]) -> usize {
    let n = sizes.len();
    let mut lowest = vec![vec![0; n]; n];
    for length in 2..n {
        for from in 0..n - length {
            let to = from + length;
            lowest[from][to] = (from + 1..to)
                .map(|k| lowest[from][k] + lowest[k][to] + sizes[from] * sizes[k] * sizes[to])
                .min()
                .unwrap_or(0);
        }
    }
    lowest[0][n - 1]
}

/// Requires that an order is one and costs no more than the cheapest.
fn cheapest(sizes: &[usize], order: Option<&[usize]>, lowest: usize) -> Check {
    let order = some(order, "there is a matrix")?;
    let cost = cost_of(sizes, order);
    let answered = cost.map_or_else(
        || format!("{}, which is no order of {} matrices", shown(order), sizes.len() - 1),
        |cost| format!("{}, which costs {cost}", shown(order)),
    );
    holds(
        cost == Some(lowest),
        &answered,
        &format!("an order that costs {lowest}"),
        "no order costs less",
    )
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("count", "Z = X Y takes a b c multiply-adds, for X ~ (a, b) and Y ~ (b, c)")
                .cases(12, |size| (0..=size, 0..=size, 0..=size))
                .edges([(2, 3, 4), (1, 1, 1), (0, 3, 4), (2, 0, 4), (1_000_000, 3, 1_000_000)])
                .check(|ask, &(a, b, c)| {
                    let answer: usize = ask.call("multiply_adds", (a, b, c))?;
                    let why = format!("{a} × {c} elements, each a sum of {b} products");
                    same("count", answer, a * b * c, &why)
                }),
            law("strassen", "Strassen's product takes 7ᵏ multiplications for n = 2ᵏ")
                .points(2)
                .cases(22, |size| prop_oneof![(0..=size).prop_map(|k| 1_usize << k), 0..=size])
                .edges([1, 2, 4, 3, 0, 6, 1 << 22])
                .check(|ask, &n| {
                    let answer: Option<usize> = ask.call("strassen_multiplications", (n,))?;
                    // Seven of half the size, as long as there are halves.
                    let (mut size, mut count) = (n, 1);
                    while size > 0 && size.is_multiple_of(2) {
                        (size, count) = (size / 2, 7 * count);
                    }
                    let required = (size == 1).then_some(count);
                    let why = if size == 1 {
                        "seven products of half the size, each made the same way"
                    } else {
                        "n is no power of two"
                    };
                    same("multiplications", answer, required, why)
                }),
            law("exponent", "costs k nᵖ have the exponent p")
                .points(3)
                .cases(8, |size| {
                    let exponents = select(vec![1.0, 2.0, 3.0, 2.81, 0.0, 0.5, -1.0, 1.25]);
                    (sizes(size), exponents, select(vec![1.0, 1e-9, 2.5, 1e5]))
                })
                .edges([
                    (array![1.0, 2.0], 1.0, 1.0),
                    (array![10.0, 100.0, 1000.0], 3.0, 1e-9),
                    (array![10.0, 10.0, 20.0], 2.0, 3.0),
                    (array![64.0, 128.0, 256.0], 2.81, 1.0),
                ])
                .check(|ask, (sizes, p, k)| {
                    let costs = sizes.mapv(|n| k * n.powf(*p));
                    // Beyond the range of f64 nothing can be measured.
                    if !fittable(sizes, &costs) {
                        return Ok(());
                    }
                    let answer: Option<f64> = ask.call("fitted_exponent", (sizes, &costs))?;
                    let fitted = some(answer, "two sizes differ")?;
                    let within = exponent_bound(sizes, &costs, *p);
                    let why = format!("the costs are {} n^{}", number(*k), number(*p));
                    close("p", fitted, *p, within, &why)
                }),
            law(
                "least squares",
                "p is the slope of the least-squares line through (ln n, ln cost)",
            )
            .points(2)
            .cases(6, measurements)
            .edges([(array![1.0, 2.0, 4.0], array![1.0, 4.0, 4.0])])
            .check(|ask, (sizes, costs)| {
                let answer: Option<f64> = ask.call("fitted_exponent", (sizes, costs))?;
                let fitted = some(answer, "two sizes differ")?;
                let required = slope(&sizes.mapv(f64::ln), &costs.mapv(f64::ln));
                let within = exponent_bound(sizes, costs, required);
                let why = "Σ (xᵢ − x̄)(yᵢ − ȳ) / Σ (xᵢ − x̄)² with xᵢ = ln nᵢ and yᵢ = ln costᵢ";
                close("p", fitted, required, within, why)
            }),
            law(
                "no exponent",
                "None for unequal lengths, for what is not positive, for equal sizes",
            )
            .cases(5, |size| {
                (
                    measurements(size),
                    0..5_usize,
                    select(vec![0.0, -1.0, -0.0, f64::NAN, f64::INFINITY]),
                )
                    .prop_map(|((mut sizes, mut costs), fault, bad)| {
                        match fault {
                            0 => sizes = sizes.iter().copied().chain([8.0]).collect(),
                            1 => costs = costs.iter().copied().chain([8.0]).collect(),
                            2 => sizes[0] = bad,
                            3 => costs[0] = bad,
                            _ => {
                                let first = sizes[0];
                                sizes.fill(first);
                            }
                        }
                        (sizes, costs)
                    })
            })
            .edges([
                (array![], array![]),
                (array![10.0], array![3.0]),
                (array![0.1, 0.1, 0.1], array![1.0, 2.0, 3.0]),
                (array![1.0, 2.0], array![0.0, 1.0]),
            ])
            .check(|ask, (sizes, costs)| {
                let answer: Option<f64> = ask.call("fitted_exponent", (sizes, costs))?;
                let why = if sizes.len() != costs.len() {
                    "every size has one cost"
                } else if sizes.iter().chain(costs).all(|x| *x > 0.0 && x.is_finite()) {
                    "no two sizes differ, and any line fits"
                } else {
                    "what is not positive and finite has no logarithm to fit"
                };
                let answered = format!("Some({})", number(answer.unwrap_or_default()));
                holds(answer.is_none(), &answered, "None", why)
            }),
            law("intensity", "2 a b c operations for width (a b + b c + a c) bytes")
                .points(2)
                .cases(40, |size| (0..=size, 0..=size, 0..=size, select(vec![8, 4, 2, 1])))
                .edges([
                    (2, 3, 4, 8),
                    (1, 1, 1, 4),
                    (1000, 1000, 1000, 8),
                    (0, 0, 3, 8),
                    (2, 0, 3, 8),
                ])
                .check(|ask, &(a, b, c, width)| {
                    let answer: Option<f64> = ask.call("arithmetic_intensity", (a, b, c, width))?;
                    let bytes = width * (a * b + b * c + a * c);
                    if bytes == 0 {
                        return same("intensity", answer, None, "no byte is moved");
                    }
                    let answer = some(answer, "bytes are moved")?;
                    let operations = 2 * a * b * c;
                    let required = operations as f64 / bytes as f64;
                    let why = format!("{operations} operations, {bytes} bytes");
                    close("intensity", answer, required, gamma(6) * required, &why)
                }),
            law("roofline", "speed = min(peak, intensity · bandwidth)")
                .points(2)
                .cases(1, |_| ((0..=4000_u32).prop_map(|x| f64::from(x) / 16.0), rates()))
                .edges([
                    (4.0, (100.0, 10.0)),
                    (40.0, (100.0, 10.0)),
                    (10.0, (100.0, 10.0)),
                    (0.0, (1.0, 1.0)),
                ])
                .check(|ask, &(intensity, (peak, bandwidth))| {
                    let answer: f64 = ask.call("roofline", (intensity, peak, bandwidth))?;
                    let fed = intensity * bandwidth;
                    let required = peak.min(fed);
                    let why = format!(
                        "the arithmetic can do {}, and memory feeds {}",
                        number(peak),
                        number(fed)
                    );
                    close("speed", answer, required, gamma(2) * required, &why)
                }),
            law("memory bound", "memory limits where intensity · bandwidth < peak")
                .cases(1, |_| ((0..=4000_u32).prop_map(|x| f64::from(x) / 16.0), rates()))
                .edges([
                    (4.0, (64.0, 8.0)),
                    (16.0, (64.0, 8.0)),
                    (8.0, (64.0, 8.0)),
                    (0.0, (1.0, 1.0)),
                ])
                .check(|ask, &(intensity, (peak, bandwidth))| {
                    let answer: bool = ask.call("is_memory_bound", (intensity, peak, bandwidth))?;
                    let fed = intensity * bandwidth;
                    // So near the ridge, rounding decides; at it, neither waits for the other.
                    if fed != peak && (fed - peak).abs() <= gamma(4) * peak {
                        return Ok(());
                    }
                    let why = format!(
                        "memory feeds {}, and the arithmetic can do {}",
                        number(fed),
                        number(peak)
                    );
                    same("memory bound", answer, fed < peak, &why)
                }),
            law("cost of an order", "order_cost adds up a b c for every product of the order")
                .points(2)
                .cases(7, chain_and_order)
                .edges([
                    (vec![10, 100, 5, 50], vec![0, 0]),
                    (vec![10, 100, 5, 50], vec![1, 0]),
                    (vec![2, 3], vec![]),
                ])
                .check(|ask, (sizes, order)| {
                    let answer: Option<usize> = ask.call("order_cost", (&sizes[..], &order[..]))?;
                    let why = "a product takes a b c, and puts one matrix in the place of two";
                    same("cost", answer, cost_of(sizes, order), why)
                }),
            law("no order", "None for what is no order of the chain, and where there is no matrix")
                .cases(6, |size| {
                    (chain_and_order(size), 0..3_usize, 0..3_usize).prop_map(
                        |((sizes, mut order), fault, by)| {
                            match (fault, order.last_mut()) {
                                (0, Some(last)) => *last += 1 + by,
                                (1, Some(_)) => drop(order.pop()),
                                _ => order.push(by),
                            }
                            (sizes, order)
                        },
                    )
                })
                .edges([
                    (vec![], vec![]),
                    (vec![5], vec![]),
                    (vec![2, 3], vec![0]),
                    (vec![2, 3, 4], vec![1]),
                    (vec![2, 3, 4, 5], vec![0]),
                ])
                .check(|ask, (sizes, order)| {
                    let answer: Option<usize> = ask.call("order_cost", (&sizes[..], &order[..]))?;
                    let matrices = sizes.len().saturating_sub(1);
                    let why = format!(
                        "k matrices take k − 1 products, each of two that are there: k = {matrices}"
                    );
                    same("cost", answer, None, &why)
                }),
            law("cheapest order", "no order of the chain costs less than cheapest_order")
                .points(3)
                .cases(6, chain)
                .edges([
                    vec![10, 100, 5, 50],
                    vec![2, 3],
                    vec![2, 3, 4],
                    vec![10, 5, 100, 20, 5],
                    vec![],
                    vec![7],
                ])
                .check(|ask, sizes| {
                    let order: Option<Vec<usize>> = ask.call("cheapest_order", (&sizes[..],))?;
                    if sizes.len() < 2 {
                        return same("order", order, None, "there is no matrix");
                    }
                    cheapest(sizes, order.as_deref(), by_brute_force(sizes))
                }),
            law(
                "long chains",
                "cheapest_order finds the best of the 7 · 10¹³ bracketings of 28 matrices",
            )
            .cases(3, |size| vec(1..=40_usize, 26 + size))
            .check(|ask, sizes| {
                let order: Option<Vec<usize>> = ask.call("cheapest_order", (&sizes[..],))?;
                cheapest(sizes, order.as_deref(), by_parts(sizes))
            }),
        ],
        mistakes: mistakes(),
    }
}

/// A peak speed and a bandwidth.
fn rates() -> BoxedStrategy<(f64, f64)> {
    (1..=999_u32, 1..=999_u32, select(vec![1.0, 1e9, 1e12]))
        .prop_map(|(peak, bandwidth, unit)| {
            (f64::from(peak) * unit, f64::from(bandwidth) / 8.0 * unit)
        })
        .boxed()
}
