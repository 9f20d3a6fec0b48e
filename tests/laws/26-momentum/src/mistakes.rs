//! What people get wrong about momentum.

use ndarray::{Array1, Array2};

use grader::given::Function;
use grader::mistake::{Mistake, mistake};

/// The gradient that the reader is given, to a formula of a mistake.
type Gradient = Function<Array1<f64>, Array1<f64>>;

/// A run by the formula of a mistake: `next` makes gₜ of ηₜ, xₜ₋₁ and gₜ₋₁.
fn trace(
    x0: &Array1<f64>,
    eta: &Array1<f64>,
    mut next: impl FnMut(f64, &Array1<f64>, &Array1<f64>) -> Array1<f64>,
) -> Array2<f64> {
    let mut trajectory = Array2::zeros((eta.len() + 1, x0.len()));
    let (mut x, mut g) = (x0.clone(), Array1::zeros(x0.len()));
    trajectory.row_mut(0).assign(&x);
    for (t, eta) in eta.iter().enumerate() {
        g = next(*eta, &x, &g);
        x += &g;
        trajectory.row_mut(t + 1).assign(&x);
    }
    trajectory
}

/// What a mistake takes for the velocity, of ∇f, ηₜ, xₜ₋₁, gₜ₋₁ and λ.
type Velocity = fn(&Gradient, f64, &Array1<f64>, &Array1<f64>, f64) -> Array1<f64>;

/// A mistake in a run, by its velocity.
fn of_run(name: &'static str, says: &'static str, velocity: Velocity) -> Mistake {
    let formula = move |g: Gradient, x0: Array1<f64>, eta: Array1<f64>, lambda: f64| {
        trace(&x0, &eta, |eta, x, before| velocity(&g, eta, x, before, lambda))
    };
    mistake(name, "descend_with_momentum", says, formula)
}

/// A mistake in a weight, given the step sizes, λ, and the places s and t, from 0.
fn of_weights(
    name: &'static str,
    says: &'static str,
    weight: fn(&Array1<f64>, f64, i32, i32) -> f64,
) -> Mistake {
    mistake(name, "gradient_weights", says, move |eta: Array1<f64>, lambda: f64| {
        let last = i32::try_from(eta.len()).expect("few steps") - 1;
        (0..=last).map(|place| weight(&eta, lambda, place, last)).collect::<Array1<f64>>()
    })
}

const fn at(place: i32) -> usize {
    place.unsigned_abs() as usize
}

/// The mistakes that a report can name.
pub fn mistakes() -> Vec<Mistake> {
    vec![
        mistake(
            "damping",
            "velocity",
            "You multiply the step by 1 − λ, as in a mean of gradients. Here −ηₜ ∇f enters whole.",
            |g: Gradient, x: Array1<f64>, previous: Array1<f64>, eta: f64, lambda: f64| {
                -eta * (1.0 - lambda) * g.at(x) + lambda * previous
            },
        ),
        mistake(
            "PyTorch's velocity",
            "velocity",
            "Your answer is ∇f(x) + λ g, the velocity as PyTorch keeps it, to be multiplied by −η later. Here −η \
                 is in it.",
            |g: Gradient, x: Array1<f64>, previous: Array1<f64>, _: f64, lambda: f64| {
                g.at(x) + lambda * previous
            },
        ),
        mistake(
            "ascends",
            "velocity",
            "Your velocity goes along +∇f, uphill. The new part of it is −η ∇f(x).",
            |g: Gradient, x: Array1<f64>, previous: Array1<f64>, eta: f64, lambda: f64| {
                eta * g.at(x) + lambda * previous
            },
        ),
        of_run(
            "damping",
            "You multiply the step by 1 − λ, as in a mean of gradients. Here −ηₜ ∇f enters whole.",
            |g, eta, x, before, lambda| -eta * (1.0 - lambda) * g.at(x.clone()) + lambda * before,
        ),
        of_run(
            "Nesterov",
            "You evaluate the gradient at xₜ₋₁ + λ gₜ₋₁: that is Nesterov's method. Here it is evaluated at xₜ₋₁.",
            |g, eta, x, before, lambda| -eta * g.at(x + &(lambda * before)) + lambda * before,
        ),
        of_run(
            "velocity reset",
            "Every step begins without a velocity, and so your run is plain descent. Keep gₜ for the next step.",
            |g, eta, x, _, _| -eta * g.at(x.clone()),
        ),
        of_run(
            "ascends",
            "Your velocity goes along +∇f, uphill. The new part of it is −ηₜ ∇f(xₜ₋₁).",
            |g, eta, x, before, lambda| eta * g.at(x.clone()) + lambda * before,
        ),
        mistake(
            "PyTorch's schedule",
            "descend_with_momentum",
            "You multiply the whole velocity by ηₜ, as PyTorch does: when ηₜ changes, the old gradients change their \
                 weight with it. Here each keeps the step size it came with.",
            |g: Gradient, x0: Array1<f64>, eta: Array1<f64>, lambda: f64| {
                let mut kept = Array1::zeros(x0.len());
                trace(&x0, &eta, |eta, x, _| {
                    kept = g.at(x.clone()) + lambda * &kept;
                    -eta * &kept
                })
            },
        ),
        mistake(
            "stores the velocity",
            "descend_with_momentum",
            "Row t holds gₜ. The trajectory is of the points xₜ.",
            |g: Gradient, x0: Array1<f64>, eta: Array1<f64>, lambda: f64| {
                let points =
                    trace(&x0, &eta, |eta, x, before| -eta * g.at(x.clone()) + lambda * before);
                let mut rows = points.clone();
                for t in 0..eta.len() {
                    rows.row_mut(t + 1).assign(&(&points.row(t + 1) - &points.row(t)));
                }
                rows
            },
        ),
        of_weights(
            "off by one",
            "Your weights carry one λ too many: the newest gradient has just come in, and is not faded at all.",
            |eta, lambda, s, t| eta[at(s)] * lambda.powi(t - s + 1),
        ),
        of_weights(
            "newest first",
            "Your weights fade towards the newest gradient. The oldest is the first, and has faded most.",
            |eta, lambda, s, _| eta[at(s)] * lambda.powi(s),
        ),
        of_weights(
            "last step size for all",
            "You give every gradient the step size of the last step. Each came in with its own: wₛ = ηₛ λᵗ⁻ˢ.",
            |eta, lambda, s, t| eta[at(t)] * lambda.powi(t - s),
        ),
        of_weights(
            "damping",
            "You multiply by 1 − λ, so that the weights of equal steps add up to η. Here they add up to η / (1 − λ).",
            |eta, lambda, s, t| (1.0 - lambda) * eta[at(s)] * lambda.powi(t - s),
        ),
    ]
}
