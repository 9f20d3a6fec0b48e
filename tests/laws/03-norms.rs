//! Exercise 3: norms (section 2.2.2).

use ndarray::{Array1, Array2, array};
use proptest::prelude::*;

use crate::ask::{all_close, close, holds};
use crate::exam::Exam;
use crate::generate::{extreme, number, orthogonal, vector, vectors};
use crate::law::law;
use crate::mistake::mistake;
use crate::rounding::{self, dot_bound, gamma};

/// How far rounding may take a norm of d elements: √ halves the error of the sum and adds its own.
fn norm_bound(d: usize, norm: f64) -> f64 {
    // Below the normal numbers every element rounds to a multiple of the smallest.
    gamma(d + 6) * norm + d as f64 * 5e-324
}

fn moderate() -> Vec<Array1<f64>> {
    vec![array![], array![0.0], array![-0.0, 0.0], array![3.0], array![-3.0, 4.0], array![2.0, 2.0]]
}

pub fn exam() -> Exam {
    Exam {
        laws: vec![
            law("linear combination", "zᵢ = a xᵢ + b yᵢ")
                .points(2)
                .cases(20, |size| (number(), number(), vectors::<2>(size)))
                .check(|ask, (a, b, [x, y])| {
                    let z: Option<Array1<f64>> = ask.call("linear_combination", (*a, x, *b, y))?;
                    let answered = z.is_some();
                    holds(answered, "None", "Some(z)", "x and y have the same length")?;
                    let required = *a * x + *b * y;
                    let within = gamma(3) * (a.abs() * x.mapv(f64::abs) + b.abs() * y.mapv(f64::abs));
                    all_close("z", &z.unwrap_or_default(), &required, &within, "zᵢ = a xᵢ + b yᵢ")
                }),
            law("same space", "x ~ (d) and y ~ (e) with d ≠ e have no linear combination")
                .points(1)
                .cases(8, |size| {
                    (vector(size), vector(size)).prop_filter_map("equal lengths", |(x, y)| {
                        (x.len() != y.len()).then_some((x, y))
                    }).boxed()
                })
                .edges([(array![1.0], array![]), (array![1.0], array![1.0, 2.0])])
                .check(|ask, (x, y)| {
                    let z: Option<Array1<f64>> = ask.call("linear_combination", (1.0, x, 1.0, y))?;
                    holds(z.is_none(), "Some(z)", "None", "x and y differ in length")
                }),
            law("squared norm", "‖x‖² = Σ xᵢ²")
                .points(2)
                .cases(40, vector)
                .edges(moderate())
                .check(|ask, x| {
                    let answer = ask.call("squared_norm", (x,))?;
                    close("‖x‖²", answer, rounding::dot(x, x), dot_bound(x, x), "‖x‖² = Σ xᵢ²")
                }),
            law("norm", "‖x‖ = √Σ xᵢ²")
                .points(2)
                .cases(40, vector)
                .edges(moderate())
                .check(|ask, x| {
                    let (answer, required) = (ask.call("norm", (x,))?, rounding::norm(x));
                    close("‖x‖", answer, required, norm_bound(x.len(), required), "‖x‖ = √Σ xᵢ²")
                }),
        ],
        mistakes: vec![
            mistake(
                "no square root",
                "norm",
                "This is the squared norm: the square root is still to be taken.",
                |x: Array1<f64>| x.dot(&x),
            ),
        ],
    }
}
