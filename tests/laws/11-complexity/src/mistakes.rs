//! The mistakes people make about costs and orders of products.

use ndarray::Array1;

use grader::mistake::{Mistake, mistake};

use crate::{cost_of, slope, tame};

/// The order that always does the cheapest product next.
fn greedy(sizes: &[usize]) -> Vec<usize> {
    let mut sizes = sizes.to_vec();
    let mut order = Vec::new();
    while sizes.len() > 2 {
        let cost = |place: &usize| sizes[*place] * sizes[place + 1] * sizes[place + 2];
        let place = (0..sizes.len() - 2).min_by_key(cost).unwrap_or(0);
        sizes.remove(place + 1);
        order.push(place);
    }
    order
}

pub fn mistakes() -> Vec<Mistake> {
    vec![
        mistake(
            "two for one",
            "multiply_adds",
            "You count a multiply-add as two. It is one here: a product of two numbers, \
             added to a sum.",
            |a: usize, b: usize, c: usize| 2 * a * b * c,
        ),
        mistake(
            "size for cost",
            "multiply_adds",
            "Your answer is the number of elements of Z. Each of them is a sum of b products.",
            |a: usize, _: usize, c: usize| a * c,
        ),
        mistake(
            "eight products",
            "strassen_multiplications",
            "You make eight products of half the size, and that saves nothing: 8ᵏ = n³. \
             Strassen makes seven.",
            |n: usize| n.is_power_of_two().then(|| n.pow(3)),
        ),
        mistake(
            "one level only",
            "strassen_multiplications",
            "You make seven products of half the size by the definition. Each of them is \
             again made of seven, down to 1 × 1.",
            |n: usize| n.is_power_of_two().then(|| if n == 1 { 1 } else { 7 * (n / 2).pow(3) }),
        ),
        mistake(
            "seven a level",
            "strassen_multiplications",
            "Your answer is 7 k. Each of the seven products is made of seven smaller ones: \
             multiply, level by level.",
            |n: usize| n.is_power_of_two().then(|| 7 * n.ilog2() as usize),
        ),
        mistake(
            "no logarithms",
            "fitted_exponent",
            "Your answer is the slope of the costs themselves against the sizes. Take the \
             logarithms of both first: ln(k nᵖ) = ln k + p ln n is a line of slope p.",
            |sizes: Array1<f64>, costs: Array1<f64>| Some(slope(&sizes, &costs)),
        )
        .only_for(tame),
        mistake(
            "logarithm of the costs alone",
            "fitted_exponent",
            "You take the logarithm of the costs alone: then a line is exponential growth. \
             Take that of the sizes too.",
            |sizes: Array1<f64>, costs: Array1<f64>| Some(slope(&sizes, &costs.mapv(f64::ln))),
        )
        .only_for(tame),
        mistake(
            "through the origin",
            "fitted_exponent",
            "Your line goes through the origin, as if the cost of n = 1 were 1. Take the \
             means off first.",
            |sizes: Array1<f64>, costs: Array1<f64>| {
                let (x, y) = (sizes.mapv(f64::ln), costs.mapv(f64::ln));
                Some(x.dot(&y) / x.dot(&x))
            },
        )
        .only_for(tame),
        mistake(
            "first and last only",
            "fitted_exponent",
            "You join the first point with the last; what lies between has a say too.",
            |sizes: Array1<f64>, costs: Array1<f64>| {
                let last = sizes.len() - 1;
                Some((costs[last].ln() - costs[0].ln()) / (sizes[last].ln() - sizes[0].ln()))
            },
        )
        .only_for(tame),
        mistake(
            "bytes counted in elements",
            "arithmetic_intensity",
            "You divide by the number of elements moved. Memory moves bytes, and an element \
             has `width` of them.",
            |a: usize, b: usize, c: usize, _: usize| {
                let moved = a * b + b * c + a * c;
                (moved > 0).then(|| 2.0 * (a * b * c) as f64 / moved as f64)
            },
        ),
        mistake(
            "one operation for two",
            "arithmetic_intensity",
            "You count multiply-adds; each is two operations, and peak speeds are given in \
             operations.",
            |a: usize, b: usize, c: usize, width: usize| {
                let bytes = width * (a * b + b * c + a * c);
                (bytes > 0).then(|| (a * b * c) as f64 / bytes as f64)
            },
        ),
        mistake(
            "result not written",
            "arithmetic_intensity",
            "You count reading X and Y. Z has to be written, too.",
            |a: usize, b: usize, c: usize, width: usize| {
                let bytes = width * (a * b + b * c);
                (bytes > 0).then(|| 2.0 * (a * b * c) as f64 / bytes as f64)
            },
        ),
        mistake(
            "the higher roof",
            "roofline",
            "You take the larger of the two limits. Both hold at once, and so the smaller \
             one counts.",
            |intensity: f64, peak: f64, bandwidth: f64| peak.max(intensity * bandwidth),
        ),
        mistake(
            "the other way round",
            "is_memory_bound",
            "You say it the other way round: memory limits where it feeds less than the \
             arithmetic could do.",
            |intensity: f64, peak: f64, bandwidth: f64| intensity * bandwidth >= peak,
        ),
        mistake(
            "sizes of the beginning",
            "order_cost",
            "You look every product up in the sizes as given. After a product the size \
             between the two is gone: remove it.",
            |sizes: Vec<usize>, order: Vec<usize>| {
                let cost = |&place: &usize| {
                    Some(sizes.get(place)? * sizes.get(place + 1)? * sizes.get(place + 2)?)
                };
                order.iter().map(cost).sum::<Option<usize>>()
            },
        )
        .only_for(|sizes: Vec<usize>, order: Vec<usize>| cost_of(&sizes, &order).is_some()),
        mistake(
            "greedy order",
            "cheapest_order",
            "You do the cheapest product first, and so on. A cheap one may make a large \
             matrix that all later ones have to carry: compare the ways to split every part \
             of the chain.",
            |sizes: Vec<usize>| (sizes.len() > 1).then(|| greedy(&sizes)),
        ),
        mistake(
            "from left to right",
            "cheapest_order",
            "You multiply from left to right, whatever the sizes.",
            |sizes: Vec<usize>| (sizes.len() > 1).then(|| vec![0_usize; sizes.len() - 2]),
        ),
    ]
}
