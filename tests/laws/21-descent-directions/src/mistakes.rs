//! What people get wrong about directions.

use std::f64::consts::PI;

use ndarray::{Array1, Array2, ArrayView1};

use grader::given::Function;
use grader::mistake::{Mistake, mistake};
use grader::rounding::{dot, norm};

use crate::{angle, least, unit};

/// The gradient that the reader is given, to a formula of a mistake.
type Gradient = Function<Array1<f64>, Array1<f64>>;

/// A mistake in the angle: what it makes of the right one, where an arc cosine is accurate.
fn of_angle(name: &'static str, says: &'static str, formula: fn(f64) -> f64) -> Mistake {
    let oblique = |g: Gradient, x: Array1<f64>, p: Array1<f64>| {
        Some(angle(&unit(g.at(x).view())?, &unit(p.view())?).0)
    };
    mistake(name, "angle_to_gradient", says, move |g: Gradient, x: Array1<f64>, p: Array1<f64>| {
        oblique(g, x, p).map(formula)
    })
    .only_for(move |g: Gradient, x: Array1<f64>, p: Array1<f64>| {
        oblique(g, x, p).is_some_and(|angle| angle.sin() > 1e-3)
    })
}

/// A mistake in the choice of a row: the score whose smallest value below 0 it takes.
fn of_rows(
    name: &'static str,
    says: &'static str,
    score: fn(&Array1<f64>, ArrayView1<f64>) -> Option<f64>,
) -> Mistake {
    let scores = move |gradient: Gradient, x: Array1<f64>, directions: Array2<f64>| {
        let g = gradient.at(x);
        directions.rows().into_iter().map(|p| score(&g, p)).collect::<Vec<_>>()
    };
    mistake(
        name,
        "steepest_of",
        says,
        move |g: Gradient, x: Array1<f64>, directions: Array2<f64>| least(scores(g, x, directions)),
    )
    // Where two are nearly as good, or one is nearly 0, rounding decides.
    .only_for(move |g: Gradient, x: Array1<f64>, directions: Array2<f64>| {
        let mut scores: Vec<f64> = scores(g, x, directions).into_iter().flatten().collect();
        scores.sort_by(f64::total_cmp);
        let apart = |pair: &[f64]| pair[1] - pair[0] > 1e-9 * (pair[0].abs() + pair[1].abs());
        scores.iter().all(|score| score.is_finite() && score.abs() > 1e-9)
            && scores.windows(2).next().is_none_or(apart)
    })
}

/// The mistakes that a report can name.
pub fn mistakes() -> Vec<Mistake> {
    vec![
            mistake(
                "p normalised",
                "directional_derivative",
                "Your answer is ⟨∇f(x), p⟩ / ‖p‖. The directional derivative grows with p: along a p twice as long \
                 f changes twice as fast.",
                |g: Gradient, x: Array1<f64>, p: Array1<f64>| g.at(x).dot(&p) / norm(&p),
            )
            .only_for(|_: Gradient, _: Array1<f64>, p: Array1<f64>| {
                (1e-100..1e100).contains(&norm(&p))
            }),
            mistake(
                "gradient at p",
                "directional_derivative",
                "You evaluate the gradient at p. p is a direction, not a point: the slope is asked for at x.",
                |g: Gradient, x: Array1<f64>, p: Array1<f64>| g.at(p).dot(&x),
            ),
            mistake(
                "sign",
                "is_descent_direction",
                "You answer true where Dₚ f(x) > 0. That is uphill: f falls where the derivative is negative.",
                |g: Gradient, x: Array1<f64>, p: Array1<f64>| g.at(x).dot(&p) > 0.0,
            ),
            mistake(
                "zero counts as descent",
                "is_descent_direction",
                "You ask for Dₚ f(x) ≤ 0. Where it is 0 the derivative does not tell, f may rise on both sides, and \
                 the answer stated here is false.",
                |g: Gradient, x: Array1<f64>, p: Array1<f64>| g.at(x).dot(&p) <= 0.0,
            ),
            of_angle(
                "angle to −∇f",
                "Your answer is π − α, the angle to −∇f(x). Asked is the one to ∇f(x) itself.",
                |angle| PI - angle,
            ),
            of_angle(
                "degrees",
                "Your answer is in degrees; α is in radians, from 0 to π.",
                f64::to_degrees,
            ),
            mistake(
                "sign",
                "steepest_direction",
                "Your answer is ∇f(x) / ‖∇f(x)‖, along which f rises most steeply. Turn it round.",
                |g: Gradient, x: Array1<f64>| unit(g.at(x).view()),
            ),
            mistake(
                "no unit vector",
                "steepest_direction",
                "Your answer is −∇f(x). It points the right way, but asked is the vector of norm 1.",
                |g: Gradient, x: Array1<f64>| {
                    let g = g.at(x);
                    g.iter().any(|g| *g != 0.0).then(|| -g)
                },
            ),
            mistake(
                "overflow",
                "steepest_direction",
                "You divide by √Σ gᵢ² computed as it stands: the squares leave the range of f64, although the norm does \
                 not. Divide by the largest magnitude first.",
                |g: Gradient, x: Array1<f64>| {
                    let g = g.at(x);
                    let norm = g.dot(&g).sqrt();
                    (norm > 0.0).then(|| -g / norm)
                },
            ),
            of_rows(
                "unnormalised comparison",
                "You compare ⟨∇f(x), p⟩: a long row wins that hardly points downhill. Divide by ‖p‖.",
                |g, p| Some(g.dot(&p)),
            ),
            of_rows(
                "uphill",
                "You take the row along which f rises most steeply. Steepest descent has the smallest derivative.",
                |g, p| Some(-dot(g, &unit(p)?)),
            ),
            of_rows(
                "steep either way",
                "You compare |⟨∇f(x), p⟩|: a row that points uphill wins too. Keep the sign.",
                |g, p| Some(-dot(g, &unit(p)?).abs()),
            ),
    ]
}
