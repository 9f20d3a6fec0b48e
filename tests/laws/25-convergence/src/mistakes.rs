//! The mistakes people make in rates of convergence.

use ndarray::{Array1, Array2};

use grader::mistake::{Mistake, mistake};
use grader::rounding::{norm, square_fits};

use crate::whole;

fn bowl(mu: f64, l: f64) -> bool {
    0.0 < mu && mu <= l && l < f64::INFINITY
}

/// Where κ − 1 has digits enough to be told from another formula of it.
fn narrow(mu: f64, l: f64) -> bool {
    bowl(mu, l) && l > 1.01 * mu
}

/// κ by a test that NaN passes.
fn careless(mu: f64, l: f64) -> Option<f64> {
    let bad = mu <= 0.0 || mu > l || l.is_infinite();
    (!bad).then(|| l / mu)
}

/// Whether a run has a rate, which squares that overflow or underflow do not change.
fn has_rate(rows: Array2<f64>, minimum: Array1<f64>) -> bool {
    rows.nrows() > 1
        && rows.ncols() == minimum.len()
        && rows.iter().chain(&minimum).all(|x| square_fits(*x))
        && distances(&rows, &minimum)[0] > 0.0
}

fn distances(rows: &Array2<f64>, minimum: &Array1<f64>) -> Vec<f64> {
    rows.rows().into_iter().map(|row| norm(&(&row - minimum))).collect()
}

/// A rate of `observed_rate` made of the distances and the number of steps.
fn rate(name: &'static str, says: &'static str, formula: fn(&[f64], f64) -> f64) -> Mistake {
    mistake(name, "observed_rate", says, move |rows: Array2<f64>, minimum: Array1<f64>| {
        let distances = distances(&rows, &minimum);
        Some(formula(&distances, distances.len() as f64 - 1.0))
    })
    .only_for(has_rate)
}

/// A number of steps where there is one and it is not 0.
fn steps(name: &'static str, says: &'static str, formula: fn(f64, f64) -> f64) -> Mistake {
    mistake(name, "steps_to", says, move |factor: f64, tolerance: f64| {
        Some(whole(if tolerance >= 1.0 { 0.0 } else { formula(factor, tolerance) }))
    })
    .only_for(|factor: f64, tolerance: f64| {
        (0.0..1.0).contains(&factor) && 0.0 < tolerance && tolerance < f64::INFINITY
    })
}

fn last(distances: &[f64]) -> f64 {
    distances[distances.len() - 1]
}

pub fn mistakes() -> Vec<Mistake> {
    vec![
        mistake(
            "κ inverted",
            "condition_number",
            "Your answer is μ / L. κ is the larger over the smaller: at least 1, and large for a narrow valley.",
            |mu: f64, l: f64| Some(mu / l),
        )
        .only_for(bowl),
        mistake(
            "κ inverted",
            "optimal_contraction",
            "Your κ is μ / L, so the factor comes out negative. κ = L / μ is at least 1.",
            |mu: f64, l: f64| Some((mu / l - 1.0) / (mu / l + 1.0)),
        )
        .only_for(narrow),
        mistake(
            "NaN passes",
            "condition_number",
            "You ask whether μ and L are bad, and NaN is neither too small nor too large. Ask whether they are good: \
             0 < μ and μ ≤ L and L < ∞.",
            careless,
        ),
        mistake(
            "μ = 0 allowed",
            "condition_number",
            "With μ = 0 the bowl is flat in some direction: it has no condition number, and no rate holds. Require 0 < μ.",
            |mu: f64, l: f64| (0.0 <= mu && mu <= l && l < f64::INFINITY).then(|| l / mu),
        ),
        mistake(
            "1 / L for 2 / L",
            "largest_stable_step",
            "Your answer is 1 / L: the step that goes straight to the bottom along the steepest direction. Up to twice \
             as long, 1 − η L stays above −1, and the run still settles.",
            |l: f64| Some(1.0 / l),
        )
        .only_for(|l: f64| 0.0 < l && l < f64::INFINITY),
        mistake(
            "1 / L for 2 / (L + μ)",
            "optimal_step",
            "Your answer is 1 / L. It is safe, but a longer step serves the flat directions better: the best \
             balances both ends.",
            |_: f64, l: f64| Some(1.0 / l),
        )
        .only_for(bowl),
        mistake(
            "half the sum forgotten",
            "optimal_step",
            "Your answer is 1 / (L + μ), half of the best step: 1 − η μ = η L − 1 gives η = 2 / (L + μ).",
            |mu: f64, l: f64| Some(1.0 / (mu + l)),
        )
        .only_for(bowl),
        mistake(
            "steepest direction alone",
            "contraction_factor",
            "Your answer is |1 − η L|. The flattest direction counts as well: take the larger of |1 − η μ| and |1 − η L|.",
            |eta: f64, _: f64, l: f64| Some((1.0 - eta * l).abs()),
        )
        .only_for(|_: f64, mu: f64, l: f64| bowl(mu, l)),
        mistake(
            "sign kept",
            "contraction_factor",
            "Your answer is the larger of 1 − η μ and 1 − η L. A negative one overshoots, and its size is what counts.",
            |eta: f64, mu: f64, l: f64| Some((1.0 - eta * mu).max(1.0 - eta * l)),
        )
        .only_for(|_: f64, mu: f64, l: f64| bowl(mu, l)),
        mistake(
            "the factor of 1 / L",
            "optimal_contraction",
            "Your answer is 1 − 1 / κ, the factor of the step size 1 / L. The best step does better: (κ − 1) / (κ + 1).",
            |mu: f64, l: f64| Some(1.0 - mu / l),
        )
        .only_for(narrow),
        steps(
            "natural and base-10 logarithm mixed",
            "You divide a base-10 logarithm by a natural one. Any base will do, but the same for both.",
            |factor, tolerance| (tolerance.log10() / factor.ln()).ceil(),
        ),
        steps(
            "natural and base-10 logarithm mixed",
            "You divide a natural logarithm by a base-10 one. Any base will do, but the same for both.",
            |factor, tolerance| (tolerance.ln() / factor.log10()).ceil(),
        ),
        steps(
            "rounded down",
            "You round the number of steps down, and the last step is missing: the first whole number at which the \
             error is small enough is the ceiling.",
            |factor, tolerance| (tolerance.ln() / factor.ln()).floor(),
        ),
        steps(
            "no step for the factor 0",
            "The logarithm of 0 is −∞, and dividing by it gives 0 steps. But before the first step the error is still \
             whole: it takes 1.",
            |factor, tolerance| (tolerance.ln() / factor.ln()).ceil(),
        ),
        rate(
            "natural and base-10 logarithm mixed",
            "You take a base-10 logarithm and undo it by exp. Undo ln by exp, or log10 by a power of 10.",
            |distances, steps| ((last(distances) / distances[0]).log10() / steps).exp(),
        ),
        rate(
            "rows counted for steps",
            "You take the root of degree n + 1. The trajectory has a row more than steps, its start.",
            |distances, steps| (last(distances) / distances[0]).powf(1.0 / (steps + 1.0)),
        ),
        rate(
            "squared distances",
            "Your answer is the square of the rate: you compare squared distances.",
            |distances, steps| (last(distances) / distances[0]).powf(2.0 / steps),
        ),
        rate(
            "whole run for one step",
            "Your answer is the factor of the whole run. A step's share of it is the root of degree n.",
            |distances, _| last(distances) / distances[0],
        ),
        mistake(
            "distance from the origin",
            "observed_rate",
            "You compare ‖xₙ‖ with ‖x₀‖. The error is the distance from the minimum, ‖x − x*‖.",
            |rows: Array2<f64>, _: Array1<f64>| {
                let lengths = distances(&rows, &Array1::zeros(rows.ncols()));
                Some((last(&lengths) / lengths[0]).powf(1.0 / (rows.nrows() as f64 - 1.0)))
            },
        )
        .only_for(has_rate)
        .only_for(|rows: Array2<f64>, _: Array1<f64>| norm(rows.row(0)) > 0.0),
        mistake(
            "λ not squared",
            "optimal_momentum",
            "Your λ is (√κ − 1) / (√κ + 1). That is the factor the error shrinks by; the best momentum is its square.",
            |mu: f64, l: f64| {
                let root = (l / mu).sqrt();
                Some(((2.0 / (l.sqrt() + mu.sqrt())).powi(2), (root - 1.0) / (root + 1.0)))
            },
        )
        .only_for(bowl),
        mistake(
            "κ for its root",
            "optimal_momentum",
            "Your λ is ((κ − 1) / (κ + 1))². Momentum needs the root of κ, and that is the whole gain.",
            |mu: f64, l: f64| {
                let kappa = l / mu;
                let eta = (2.0 / (l.sqrt() + mu.sqrt())).powi(2);
                Some((eta, ((kappa - 1.0) / (kappa + 1.0)).powi(2)))
            },
        )
        .only_for(bowl),
        mistake(
            "the step of plain descent",
            "optimal_momentum",
            "Your η is 2 / (L + μ), the best step without momentum. With it a longer one is best: (2 / (√L + √μ))².",
            |mu: f64, l: f64| {
                let root = (l / mu).sqrt();
                Some((2.0 / (l + mu), ((root - 1.0) / (root + 1.0)).powi(2)))
            },
        )
        .only_for(bowl),
    ]
}
