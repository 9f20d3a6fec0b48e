//! Exercise 25: convergence (section 4.2).
//!
//! Bounds: Yu. Nesterov, *Introductory Lectures on Convex Optimization*, 2.1.5; B. T. Polyak, *Some methods of speeding up the
//! convergence of iteration methods*, USSR Comput. Math. Math. Phys. 4 (1964).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;

use std::process::ExitCode;

use ndarray::{Array1, Array2, array};
use proptest::collection::vec;
use proptest::prelude::*;

use grader::ask::{Ask, Check, close, holds, none, some};
use grader::exam::{Exam, serve};
use grader::generate::{matrix_of, number, orthogonal};
use grader::law::{Law, law};
use grader::rounding::{U, gamma, norm};
use grader::show::shown;

fn main() -> ExitCode {
    serve(Exam { laws: laws(), mistakes: mistakes::mistakes() })
}

/// 0 < μ ≤ L, with condition numbers up to 10⁸ and at the scales of huge and tiny numbers.
fn curvatures() -> BoxedStrategy<(f64, f64)> {
    let kappa = prop_oneof![
        (8..=800_i32).prop_map(|eighths| f64::from(eighths) / 8.0),
        prop::sample::select(vec![1.0, 1.000_000_1, 2.0, 10.0, 1e4, 1e8]),
    ];
    let scale = prop::sample::select(vec![1.0, 1.0, 1.0, 1e200, 1e-200]);
    (1..=64_i32, kappa, scale)
        .prop_map(|(eighths, kappa, scale)| {
            let mu = scale * f64::from(eighths) / 8.0;
            (mu, mu * kappa)
        })
        .boxed()
}

const CURVATURES: [(f64, f64); 4] = [(1.0, 2.0), (1.0, 1.0), (0.5, 8.0), (3.0, 300.0)];

/// ½ xᵀA x − bᵀx seen from its minimum: A = Q diag(λ) Qᵀ, where the first λ is μ and the last L.
#[derive(Clone, Debug)]
struct Bowl {
    eigenvalues: Array1<f64>,
    q: Array2<f64>,
    start: Array1<f64>,
}

fn bowl(size: usize) -> BoxedStrategy<Bowl> {
    (2..=size.max(2), 1..=16_i32, 10..=400_i32)
        .prop_flat_map(|(d, mu, kappa)| {
            let mu = f64::from(mu) / 8.0;
            let l = mu * f64::from(kappa) / 8.0;
            let between = vec((0..=8_i32).prop_map(move |k| mu + f64::from(k) / 8.0 * (l - mu)), d);
            let start = vec(number(), d).prop_map(Array1::from_vec);
            (between, orthogonal(d), start).prop_map(move |(mut eigenvalues, q, start)| {
                (eigenvalues[0], eigenvalues[d - 1]) = (mu, l);
                Bowl { eigenvalues: Array1::from_vec(eigenvalues), q, start }
            })
        })
        .boxed()
}

fn plain_bowl() -> Bowl {
    Bowl { eigenvalues: array![1.0, 3.0], q: Array2::eye(2), start: array![1.0, 1.0] }
}

impl Bowl {
    fn mu(&self) -> f64 {
        self.eigenvalues[0]
    }

    fn l(&self) -> f64 {
        self.eigenvalues[self.eigenvalues.len() - 1]
    }

    /// The eigenvector of the eigenvalue at this place.
    fn direction(&self, place: usize) -> Array1<f64> {
        self.q.column(place).to_owned()
    }

    /// ‖xₜ − x*‖ for t up to `steps`, of descent with momentum λ.
    fn distances(&self, start: &Array1<f64>, eta: f64, lambda: f64, steps: usize) -> Vec<f64> {
        let (mut before, mut off) = (start.clone(), start.clone());
        let mut distances = vec![norm(&off)];
        for _ in 0..steps {
            let gradient = self.q.dot(&(&self.eigenvalues * &self.q.t().dot(&off)));
            let next = &off - eta * gradient + lambda * (&off - &before);
            before = std::mem::replace(&mut off, next);
            distances.push(norm(&off));
        }
        distances
    }

    /// How far rounding may take a step, relative to the distance: two products with Q, whose columns are
    /// orthogonal up to γ of a few d, and |η| L and |λ| are at most 4 here.
    fn rounding(&self) -> f64 {
        let d = self.eigenvalues.len();
        8.0 * d as f64 * gamma(16 * d + 64)
    }

    fn shown(&self) -> String {
        format!("a bowl with the curvatures {}", shown(&self.eigenvalues))
    }
}

/// Requires that `function` has the answer `required` to these curvatures.
fn formula(
    ask: &mut Ask<'_>,
    function: &'static str,
    (what, why): (&str, &str),
    (mu, l): (f64, f64),
    (required, within): (f64, f64),
) -> Check {
    let answer: Option<f64> = ask.call(function, (mu, l))?;
    close(what, some(answer, "0 < μ ≤ L < ∞")?, required, within, why)
}

/// ((√κ − 1) / (√κ + 1)), the root of the best momentum.
fn rho(mu: f64, l: f64) -> f64 {
    let root = (l / mu).sqrt();
    (root - 1.0) / (root + 1.0)
}

/// Numbers of steps that rounding lets pass for the fewest t with factorᵗ ≤ tolerance < 1.
fn fewest(factor: f64, tolerance: f64) -> (usize, usize) {
    // Equal logarithms have the quotient 1, and that of a square of a power of two is twice as large, whatever its base.
    if tolerance == factor {
        return (1, 1);
    }
    if tolerance == factor * factor && factor.to_bits().trailing_zeros() >= 52 {
        return (2, 2);
    }
    let steps = tolerance.ln() / factor.ln();
    // A few roundings of the quotient; or factorᵗ by t products, each of which moves it by a factor 1 + u.
    let relative = gamma(8) + 2.0 * U / factor.ln().abs();
    let whole = |steps: f64| whole(steps.ceil()).max(1);
    (whole(steps * (1.0 - relative)), whole(steps * (1.0 + relative)))
}

/// A whole number of steps, none where it is negative.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is whole, and a negative one becomes 0"
)]
fn whole(steps: f64) -> usize {
    steps as usize
}

/// A trajectory of at most `size` steps in as many dimensions, and a minimum.
fn trajectory(size: usize) -> BoxedStrategy<(Array2<f64>, Array1<f64>)> {
    let scale = prop::sample::select(vec![1.0, 1.0, 1.0, 1e200, 1e-200]);
    (0..=size, 0..=size, scale)
        .prop_flat_map(|(rows, d, scale)| {
            let minimum = vec(number(), d).prop_map(Array1::from_vec);
            (matrix_of(rows, d), minimum, prop::option::of(0..rows.max(1)), Just(scale))
        })
        .prop_map(|(rows, minimum, passes, scale)| {
            let (mut rows, minimum) = (scale * rows, scale * minimum);
            // Some runs pass the minimum on their way.
            if let Some(row) = passes.filter(|&row| row < rows.nrows()) {
                rows.row_mut(row).assign(&minimum);
            }
            (rows, minimum)
        })
        .boxed()
}

fn laws() -> Vec<Law> {
    vec![
        law("condition number", "κ = L / μ").cases(1, |_| curvatures()).edges(CURVATURES).check(
            |ask, &(mu, l)| {
                let required = (l / mu, gamma(2) * l / mu);
                formula(ask, "condition_number", ("κ", "L / μ"), (mu, l), required)
            },
        ),
        law("stable step", "gradient descent settles for every step size below 2 / L")
            .points(2)
            .cases(1, |_| curvatures())
            .edges(CURVATURES)
            .check(|ask, &(_, l)| {
                let answer: f64 = some(ask.call("largest_stable_step", (l,))?, "0 < L < ∞")?;
                let (what, why) = ("the largest stable step", "there 1 − η L reaches −1: 2 / L");
                close(what, answer, 2.0 / l, gamma(3) * 2.0 / l, why)
            }),
        law("divergence", "a little below 2 / L a run shrinks, a little above it grows")
            .cases(5, bowl)
            .edges([plain_bowl()])
            .check(|ask, bowl| {
                let step: f64 = some(ask.call("largest_stable_step", (bowl.l(),))?, "0 < L < ∞")?;
                let steep = bowl.direction(bowl.eigenvalues.len() - 1);
                for (share, grows) in [(0.99, false), (1.01, true)] {
                    let distances = bowl.distances(&steep, share * step, 0.0, 60);
                    holds(
                        (distances[60] > distances[0]) == grows && distances[60].is_finite(),
                        &format!(
                            "with {share} of the step size {}, the distance {} after 60 steps",
                            shown(step),
                            shown(distances[60])
                        ),
                        if grows {
                            "more than at the start, 1"
                        } else {
                            "less than at the start, 1"
                        },
                        &format!("down the steepest direction of {}", bowl.shown()),
                    )?;
                }
                Ok(())
            }),
        law("contraction", "a step multiplies the error by at most max(|1 − η μ|, |1 − η L|)")
            .points(2)
            .cases(1, |_| {
                (curvatures(), 0..=24_i32)
                    .prop_map(|((mu, l), eighths)| (f64::from(eighths) / 8.0 / l, mu, l))
            })
            .edges([(0.5, 1.0, 3.0), (0.25, 1.0, 2.0), (1.0, 1.0, 3.0), (0.0, 1.0, 3.0)])
            .check(|ask, &(eta, mu, l)| {
                let answer: Option<f64> = ask.call("contraction_factor", (eta, mu, l))?;
                let required = (1.0 - eta * mu).abs().max((1.0 - eta * l).abs());
                let within = gamma(4) * (1.0 + eta * l);
                let why = "the larger of |1 − η μ| and |1 − η L|";
                close(
                    "the contraction factor",
                    some(answer, "0 < μ ≤ L < ∞")?,
                    required,
                    within,
                    why,
                )
            }),
        law("optimal step", "2 / (L + μ) has the smallest contraction factor")
            .points(2)
            .cases(1, |_| curvatures())
            .edges(CURVATURES)
            .check(|ask, &(mu, l)| {
                let required = 2.0 / (mu + l);
                let why = "2 / (L + μ): there 1 − η μ and η L − 1 are equal";
                let within = gamma(4) * required;
                formula(ask, "optimal_step", ("the best step", why), (mu, l), (required, within))
            }),
        law("optimal contraction", "the smallest contraction factor is (κ − 1) / (κ + 1)")
            .points(2)
            .cases(1, |_| curvatures())
            .edges(CURVATURES)
            .check(|ask, &(mu, l)| {
                let required = (l - mu) / (l + mu);
                // κ − 1 loses the digits that κ and 1 share.
                let why = "(κ − 1) / (κ + 1)";
                let what = ("the smallest factor", why);
                formula(ask, "optimal_contraction", what, (mu, l), (required, gamma(8)))
            }),
        law("bound", "‖xₜ − x*‖ ≤ qᵗ ‖x₀ − x*‖, with equality from the worst start")
            .points(2)
            .cases(5, bowl)
            .edges([plain_bowl()])
            .check(|ask, bowl| {
                let (mu, l) = (bowl.mu(), bowl.l());
                let eta: f64 = some(ask.call("optimal_step", (mu, l))?, "0 < μ ≤ L < ∞")?;
                let q: f64 = some(ask.call("optimal_contraction", (mu, l))?, "0 < μ ≤ L < ∞")?;
                let c = bowl.rounding();
                for (worst, start) in [(false, bowl.start.clone()), (true, bowl.direction(0))] {
                    let distances = bowl.distances(&start, eta, 0.0, 20);
                    for (t, &distance) in distances.iter().enumerate() {
                        let [least, most] =
                            [q - c, q + c].map(|q| q.abs().powf(t as f64) * distances[0]);
                        holds(
                            distance <= most && (!worst || distance >= least),
                            &format!(
                                "with the step size {} the distance is {} after {t} steps",
                                shown(eta),
                                shown(distance)
                            ),
                            &format!(
                                "{}qᵗ times {}, {} with q = {}",
                                if worst { "" } else { "at most " },
                                shown(distances[0]),
                                shown(most),
                                shown(q)
                            ),
                            &format!("your best step and your factor, on {}", bowl.shown()),
                        )?;
                    }
                }
                Ok(())
            }),
        law("no bowl", "without 0 < μ ≤ L < ∞ there is no answer")
            .points(2)
            .cases(1, |_| {
                let bad = vec![0.0, -0.0, -1.0, -1e-200, f64::NAN, f64::INFINITY];
                (prop::sample::select(bad), 1..=9_i32, 0..=3_i32).prop_map(|(bad, good, kind)| {
                    let good = f64::from(good);
                    match kind {
                        0 => (bad, good),
                        1 => (good, bad),
                        2 => (bad, bad),
                        _ => (1.125 * good, good),
                    }
                })
            })
            .edges([(0.0, 1.0), (2.0, 1.0), (f64::NAN, 1.0), (1.0, f64::NAN), (1.0, f64::INFINITY)])
            .check(|ask, &(mu, l)| {
                for function in ["condition_number", "optimal_step", "optimal_contraction"] {
                    let answer: Option<f64> = ask.call(function, (mu, l))?;
                    none(answer, "0 < μ ≤ L < ∞ does not hold")?;
                }
                let answer: Option<f64> = ask.call("contraction_factor", (0.5, mu, l))?;
                none(answer, "0 < μ ≤ L < ∞ does not hold")?;
                let answer: Option<(f64, f64)> = ask.call("optimal_momentum", (mu, l))?;
                none(answer, "0 < μ ≤ L < ∞ does not hold")?;
                let answer: Option<f64> = ask.call("largest_stable_step", (l,))?;
                let good = 0.0 < l && l < f64::INFINITY;
                holds(
                    answer.is_some() == good,
                    &grader::show::answer(answer),
                    if good { "Some(2 / L)" } else { "None" },
                    &format!("0 < L < ∞ {}", if good { "holds" } else { "does not hold" }),
                )
            }),
        law("steps", "t is the smallest whole number with qᵗ ≤ ε")
            .points(3)
            .cases(1, |_| {
                let factor = prop_oneof![
                    (0..=63_i32).prop_map(|k| f64::from(k) / 64.0),
                    (1..=5_i32).prop_map(|k| 1.0 - 0.1_f64.powi(k)),
                ];
                let tolerance = prop_oneof![
                    (0..=12_i32).prop_map(|k| 0.1_f64.powi(k)),
                    (1..=999_i32).prop_map(|k| f64::from(k) / 1000.0),
                    prop::sample::select(vec![1e-200, 1.0, 1.5, 100.0]),
                ];
                (factor, tolerance)
            })
            .edges([
                (0.5, 0.1),
                (0.5, 0.6),
                (0.5, 0.5),
                (0.5, 0.25),
                (0.875, 0.875),
                (0.25, 0.0625),
                (0.9, 1e-6),
                (0.5, 1.0),
                (0.5, 7.0),
                (0.0, 0.5),
                (0.0, 2.0),
            ])
            .check(|ask, &(factor, tolerance)| {
                let answer: Option<usize> = ask.call("steps_to", (factor, tolerance))?;
                let answer = some(answer, "0 ≤ factor < 1 and 0 < tolerance < ∞")?;
                let (least, most) =
                    if tolerance >= 1.0 { (0, 0) } else { fewest(factor, tolerance) };
                holds(
                    (least..=most).contains(&answer),
                    &format!("t = {answer}"),
                    &format!("t = {least}"),
                    &format!(
                        "qᵗ is {} for t = {least}, and {}",
                        shown(factor.powf(least as f64)),
                        match least {
                            0 => "no step is fewer".into(),
                            _ => format!(
                                "{} one step before",
                                shown(factor.powf(least as f64 - 1.0))
                            ),
                        }
                    ),
                )
            }),
        law("never", "an error that does not shrink reaches no tolerance, and none reaches 0")
            .cases(1, |_| {
                let bad = [f64::NAN, -0.5, f64::INFINITY];
                let factor = prop::sample::select([bad, [1.0, 1.5, 1e200]].concat());
                let tolerance = prop::sample::select([bad, [0.0, -0.0, -1e-9]].concat());
                (factor, tolerance, 0..3_i32).prop_map(|(factor, tolerance, kind)| match kind {
                    0 => (factor, 0.5),
                    1 => (0.5, tolerance),
                    _ => (factor, tolerance),
                })
            })
            .edges([(1.0, 0.5), (0.5, 0.0), (-0.5, 0.5), (f64::NAN, 0.5), (0.5, f64::NAN)])
            .check(|ask, &(factor, tolerance)| {
                let answer: Option<usize> = ask.call("steps_to", (factor, tolerance))?;
                none(answer, "it takes 0 ≤ factor < 1 and 0 < tolerance < ∞")
            }),
        law("observed rate", "the rate of a run is (‖xₙ − x*‖ / ‖x₀ − x*‖) to the power 1 / n")
            .points(3)
            .cases(6, trajectory)
            .edges([
                (array![[4.0], [2.0], [1.0]], array![0.0]),
                (array![[5.0], [3.0], [2.0]], array![1.0]),
                (array![[3.0, 4.0], [0.0, 0.0], [0.3, 0.4]], array![0.0, 0.0]),
                (array![[1.0], [-3.0], [9.0], [-27.0]], array![0.0]),
                (array![[4e200, 0.0], [0.0, 1e200]], array![0.0, 0.0]),
                (array![[4e-200], [1e-200]], array![0.0]),
                (array![[1.0], [0.0]], array![0.0]),
                (array![[1.0], [1.0]], array![1.0]),
                (array![[1.0]], array![0.0]),
                (Array2::zeros((0, 1)), array![0.0]),
                (Array2::zeros((3, 0)), array![]),
                (array![[1.0, 2.0], [0.5, 1.0]], array![0.0]),
                (array![[1.0], [0.5]], array![0.0, 0.0]),
                (array![[1.0], [f64::INFINITY]], array![0.0]),
                (array![[1.0], [f64::NAN]], array![0.0]),
                (array![[f64::INFINITY], [1.0]], array![0.0]),
            ])
            .check(|ask, (rows, minimum)| {
                let answer: Option<f64> = ask.call("observed_rate", (rows, minimum))?;
                let steps = rows.nrows().saturating_sub(1);
                if steps == 0 {
                    return none(answer, "there is no step");
                }
                if rows.ncols() != minimum.len() {
                    return none(answer, "the points and the minimum differ in length");
                }
                let distance = |t: usize| {
                    let off = &rows.row(t) - minimum;
                    if off.iter().any(|x| x.is_nan()) { f64::NAN } else { norm(&off) }
                };
                let (first, last) = (distance(0), distance(steps));
                if first == 0.0 {
                    return none(answer, "the run starts at the minimum");
                }
                if !first.is_finite() || !last.is_finite() {
                    return none(answer, "a distance is not finite");
                }
                let required = (last / first).powf(1.0 / steps as f64);
                // Distances err by γ of d, their ratio is raised to 1 / n ≤ 1; logarithms err by u of their size.
                let log = if last == 0.0 { 0.0 } else { first.ln().abs() + last.ln().abs() };
                let within = required * gamma(2 * rows.ncols() + 16) * (1.0 + log);
                let why =
                    format!("{steps} steps from the distance {} to {}", shown(first), shown(last));
                close("the rate", some(answer, &why)?, required, within, &why)
            }),
        law("optimal momentum", "η = (2 / (√L + √μ))², λ = ((√κ − 1) / (√κ + 1))²")
            .points(2)
            .cases(1, |_| curvatures())
            .edges(CURVATURES)
            .check(|ask, &(mu, l)| {
                let answer: Option<(f64, f64)> = ask.call("optimal_momentum", (mu, l))?;
                let (eta, lambda) = some(answer, "0 < μ ≤ L < ∞")?;
                let required = (2.0 / (l.sqrt() + mu.sqrt())).powi(2);
                let why = "(2 / (√L + √μ))²";
                close("η", eta, required, gamma(12) * required, why)?;
                // √κ − 1 loses the digits that √κ and 1 share.
                let within = gamma(8) * (2.0 * rho(mu, l) + gamma(8));
                let why = "((√κ − 1) / (√κ + 1))²";
                close("λ", lambda, rho(mu, l).powi(2), within, why)
            }),
        law(
            "momentum bound",
            "with them ‖xₜ − x*‖ ≤ (1 + 2t) ρᵗ ‖x₀ − x*‖, where ρ = (√κ − 1) / (√κ + 1)",
        )
        .cases(5, bowl)
        .edges([plain_bowl()])
        .check(|ask, bowl| {
            let (mu, l) = (bowl.mu(), bowl.l());
            let answer: Option<(f64, f64)> = ask.call("optimal_momentum", (mu, l))?;
            let (eta, lambda) = some(answer, "0 < μ ≤ L < ∞")?;
            let rho = rho(mu, l);
            let distances = bowl.distances(&bowl.start, eta, lambda, 30);
            for (t, &distance) in distances.iter().enumerate() {
                let count = t as f64;
                let growth = 1.0 + 2.0 * count;
                let most = growth * rho.powf(count) * distances[0];
                // An error made at a step grows like a start at that step, and there are t of them.
                let slack = 4.0 * bowl.rounding() * count * growth.powi(2);
                let slack = slack * rho.powf(count - 2.0) * distances[0];
                holds(
                    distance <= most + slack,
                    &format!(
                        "with η = {} and λ = {} the distance is {} after {t} steps",
                        shown(eta),
                        shown(lambda),
                        shown(distance)
                    ),
                    &format!("at most {}", shown(most)),
                    &format!("(1 + 2t) ρᵗ times the distance at the start, on {}", bowl.shown()),
                )?;
            }
            Ok(())
        }),
    ]
}
