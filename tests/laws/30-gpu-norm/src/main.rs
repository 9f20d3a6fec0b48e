//! Exercise 30: a norm by tree reduction, by the laws of exercise 3 in `f32`.

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, close, holds};
use grader::exam::{Exam, serve};
use grader::kernel::{buffer, law, number32, results, untouched, wide};
use grader::law::Law;
use grader::rounding::{TINY32, gamma32, norm, sum};
use grader::show;

fn main() -> ExitCode {
    serve(Exam { laws: laws(), mistakes: mistakes::all() })
}

type Vector = Array1<f32>;

/// Workgroups no wider than a subgroup, whose invocations go together on most devices, barrier or not.
const NARROW: [u32; 3] = [2, 4, 8];

/// Workgroups of several subgroups.
const BROAD: [u32; 3] = [32, 64, 128];

fn vector(size: usize) -> BoxedStrategy<Vector> {
    vec(number32(), 0..=size).prop_map(Array1::from_vec).boxed()
}

/// A vector, and the width of workgroups.
fn in_groups(widths: &'static [u32], size: usize) -> BoxedStrategy<(Vector, u32)> {
    (vector(size), prop::sample::select(widths)).boxed()
}

/// Numbers of all sizes, none of which is another.
fn long(n: usize) -> Vector {
    (0..n)
        .map(|k| {
            f32::from(u16::try_from((7919 * k + 13) % 4093).expect("it is small")) / 64.0 - 30.0
        })
        .collect()
}

/// The numbers from 1 on.
fn counted(n: u8) -> Vector {
    (1..=n).map(f32::from).collect()
}

/// What is added up for an element.
type Term = fn(f64) -> f64;

/// The sums of each workgroup, and how far rounding may take them.
fn sums_of(x: &Vector, width: u32, term: Term) -> (Array1<f64>, Array1<f64>) {
    let width = width as usize;
    let groups = x.len().div_ceil(width).max(1);
    let part = |group: usize| -> Vec<f64> {
        wide(x).iter().skip(group * width).take(width).map(|&x| term(x)).collect()
    };
    let required = (0..groups).map(|group| sum(&part(group))).collect();
    let within = |group: usize| {
        let terms = part(group);
        let magnitude: f64 = terms.iter().map(|term| term.abs()).sum();
        // The product, and any order of adding up.
        gamma32(terms.len() + 1) * magnitude + terms.len() as f64 * TINY32
    };
    (required, (0..groups).map(within).collect())
}

/// Whether each part is the sum of its workgroup, in the run that `parts` names.
fn reduces(
    ask: &mut Ask,
    parts: &str,
    function: &'static str,
    term: Term,
    (x, width): &(Vector, u32),
) -> Check {
    let (required, within) = sums_of(x, *width, term);
    let before = buffer(required.len(), 3);
    let after: Vector = ask.call(function, (x, &before, *width))?;
    let answer = wide(&results(&after, &before, required.len())?);
    let why = "each workgroup adds up its own elements, and no element behind the n-th";
    all_close(parts, &answer, &required, &within, why)
}

fn norm_of(ask: &mut Ask, x: &Vector, width: u32) -> Result<f64, Break> {
    ask.call("norm", (x, width))
}

/// How far rounding may take the norm of n elements: half of what it does to the square, and the root's own part.
fn norm_bound(n: usize, norm: f64) -> f64 {
    gamma32(n + 2) * norm + (n as f64 * TINY32).sqrt()
}

const SQUARE: Term = |x| x * x;
const ITSELF: Term = |x| x;

fn laws() -> Vec<Law> {
    vec![
        law("sums of squares", "partsₖ = Σ xᵢ² over the elements of workgroup k")
            .points(3)
            .cases(40, |size| in_groups(&NARROW, size))
            .edges([
                (array![3.0, 4.0], 2),
                (array![1.0, 2.0, 3.0, 4.0, 5.0], 4),
                (array![2.0], 4),
                (array![], 4),
                (counted(8), 8),
            ])
            .check(|ask, case| reduces(ask, "parts", "sums_of_squares", SQUARE, case)),
        law("sums", "partsₖ = Σ xᵢ over the elements of workgroup k")
            .points(2)
            .cases(40, |size| in_groups(&NARROW, size))
            .edges([(array![3.0, 4.0], 2), (array![1.0, 2.0, 3.0, 4.0, 5.0], 4), (array![], 4)])
            .check(|ask, case| reduces(ask, "parts", "sums", ITSELF, case)),
        law("broad workgroups", "the same in workgroups of 32, 64 and 128 invocations, twice in a row")
            .points(4)
            .cases(300, |size| in_groups(&BROAD, size))
            .edges([(counted(32), 32), (counted(64), 64), (long(300), 128)])
            .check(|ask, case| {
                for run in 1..=2 {
                    for (function, term) in [("sums_of_squares", SQUARE), ("sums", ITSELF)] {
                        let parts = format!("{function}: run {run}, parts");
                        reduces(ask, &parts, function, term, case)?;
                    }
                }
                Ok(())
            }),
        law("end of the parts", "behind the parts nothing is written")
            .points(1)
            .cases(60, |size| in_groups(&NARROW, size))
            .edges([(array![1.0, 2.0, 3.0], 2)])
            .check(|ask, (x, width)| {
                let groups = x.len().div_ceil(*width as usize).max(1);
                for function in ["sums_of_squares", "sums"] {
                    let after: Vector = ask.call(function, (x, &buffer(groups, 16), *width))?;
                    untouched(&after, groups)?;
                }
                Ok(())
            }),
        law("norm", "‖x‖ = √(Σ xᵢ²)")
            .points(3)
            .cases(200, |size| in_groups(&[2, 8, 64], size))
            .edges([(array![3.0, 4.0], 2), (counted(9), 2), (long(5000), 64), (array![], 4)])
            .check(|ask, (x, width)| {
                let answer = norm_of(ask, x, *width)?;
                let required = norm(&wide(x));
                close("‖x‖", answer, required, norm_bound(x.len(), required), "√(Σ xᵢ²), by as many rounds of sums as it takes")
            }),
        law("homogeneity", "‖a x‖ = |a| ‖x‖")
            .points(1)
            .cases(60, |size| (-8..=8_i8, in_groups(&[4, 64], size)))
            .check(|ask, (a, (x, width))| {
                // A power of two, and exact therefore.
                let factor = f32::from(*a).exp2();
                let scaled = norm_of(ask, &(x * -factor), *width)?;
                let required = f64::from(factor) * norm_of(ask, x, *width)?;
                close("‖a x‖", scaled, required, 2.0 * norm_bound(x.len(), required), "|a| ‖x‖")
            }),
        law("triangle inequality", "‖x + y‖ ≤ ‖x‖ + ‖y‖")
            .points(1)
            .cases(60, |size| vec((number32(), number32()), 0..=size))
            .check(|ask, pairs| {
                let x: Vector = pairs.iter().map(|pair| pair.0).collect();
                let y: Vector = pairs.iter().map(|pair| pair.1).collect();
                let (sum, most) = (norm_of(ask, &(&x + &y), 32)?, norm_of(ask, &x, 32)? + norm_of(ask, &y, 32)?);
                let within = 2.0 * norm_bound(x.len() + 1, most);
                let said = |name: &str, value: f64| format!("{name} = {}", show::number(value));
                holds(sum <= most + within, &said("‖x + y‖", sum), &said("at most ‖x‖ + ‖y‖", most), "the straight way is the shortest")
            }),
        law("every width", "‖x‖ is the same, up to rounding, in workgroups of every width, and has the same bits every time")
            .points(3)
            .one_in(2)
            .cases(300, vector)
            .edges([counted(200)])
            .check(|ask, x| {
                let required = norm(&wide(x));
                for width in [2, 8, 32, 128] {
                    let first = norm_of(ask, x, width)?;
                    let what = format!("‖x‖ in workgroups of {width}");
                    close(&what, first, required, norm_bound(x.len(), required), "the width decides the order of adding up, and nothing else")?;
                    for run in 2..=3 {
                        let again = norm_of(ask, x, width)?;
                        holds(
                            again.to_bits() == first.to_bits(),
                            &format!("{what} = {} in run {run}", show::number(again)),
                            &format!("{}, as in run 1", show::number(first)),
                            "a tree adds in the same order every time: what varies has read what was not written yet",
                        )?;
                    }
                }
                Ok(())
            }),
    ]
}
