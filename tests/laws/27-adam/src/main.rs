//! Exercise 27: Adam (sections 4.3.2 and 4.3.3).

#![allow(clippy::too_many_lines, reason = "a list of laws")]

mod mistakes;
mod pytorch;
mod recursion;

use std::process::ExitCode;

use ndarray::{Array1, Array2, array};
use proptest::prelude::*;

use grader::ask::{Ask, Break, Check, all_close, holds, none, same, some};
use grader::exam::{Exam, serve};
use grader::generate::vector;
use grader::given::Handle;
use grader::law::law;
use grader::objective::{Objective, objective, with_points};
use grader::rounding::gamma;
use grader::show::{number as written, shown};

use recursion::Recursion;

fn main() -> ExitCode {
    serve(exam())
}

/// η, (β₁, β₂), ε and the weight decay λ.
#[derive(Clone, Copy, Debug)]
struct Settings {
    eta: f64,
    betas: (f64, f64),
    epsilon: f64,
    decay: f64,
}

/// As frameworks have them, but for a step that shows.
const DEFAULT: Settings = Settings { eta: 0.125, betas: (0.9, 0.999), epsilon: 1e-8, decay: 0.0 };

fn settings() -> BoxedStrategy<Settings> {
    (
        prop::sample::select(vec![0.125, 0.01, 1.0, 0.001]),
        prop::sample::select(vec![(0.9, 0.999), (0.5, 0.75), (0.0, 0.0), (0.9, 0.5), (0.0, 0.999)]),
        prop::sample::select(vec![1e-8, 0.125, 1e-3, 1.0]),
        prop::sample::select(vec![0.5, 0.125, 0.01, 0.0]),
    )
        .prop_map(|(eta, betas, epsilon, decay)| Settings { eta, betas, epsilon, decay })
        .boxed()
}

/// The two methods, by the function that answers; Adam has no decay.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Method {
    Adam,
    AdamW,
}

impl Method {
    const BOTH: [Self; 2] = [Self::Adam, Self::AdamW];

    /// The settings that the method heeds.
    fn heeded(self, settings: Settings) -> Settings {
        if self == Self::Adam { Settings { decay: 0.0, ..settings } } else { settings }
    }

    /// The trajectory that the submission answers, of the right shape.
    fn run(
        self,
        ask: &mut Ask<'_>,
        gradient: &Handle<Array1<f64>>,
        x0: &Array1<f64>,
        Settings { eta, betas, epsilon, decay }: Settings,
        steps: usize,
    ) -> Result<Array2<f64>, Break> {
        let path: Array2<f64> = match self {
            Self::Adam => ask.call("adam", (gradient, x0, eta, betas, epsilon, steps))?,
            Self::AdamW => ask.call("adamw", (gradient, x0, eta, betas, epsilon, decay, steps))?,
        };
        let shape = vec![steps + 1, x0.len()];
        same(
            "shape of the trajectory",
            path.shape().to_vec(),
            shape,
            "the start, and a row a step",
        )?;
        Ok(path)
    }
}

/// An objective, a start, settings and a number of steps.
fn runs(size: usize) -> BoxedStrategy<(Objective, Array1<f64>, Settings, usize)> {
    let steps = 0..=4 * size;
    (with_points::<1>(objective(size), size), settings(), steps)
        .prop_map(|((f, [x0]), settings, steps)| (f, x0, settings, steps))
        .boxed()
}

/// x²/2, whose gradient is x itself.
fn parabola() -> Objective {
    Objective::Separable(array![[0.0, 0.5, 0.0, 0.0]])
}

/// −x₁² + x₁⁴/2 + x₂ + x₂²/2 − x₂³ + x₂⁴/4.
fn quartic() -> Objective {
    Objective::Separable(array![[0.0, -1.0, 0.0, 0.5], [1.0, 0.5, -1.0, 0.25]])
}

/// Edge cases of runs.
fn few() -> Vec<(Objective, Array1<f64>, Settings, usize)> {
    let large = Settings { epsilon: 0.125, betas: (0.5, 0.75), ..DEFAULT };
    vec![
        (parabola(), array![2.0], DEFAULT, 0),
        (parabola(), array![2.0], DEFAULT, 1),
        (parabola(), array![2.0], large, 2),
        (parabola(), array![2.0], DEFAULT, 12),
        (quartic(), array![0.25, -1.5], DEFAULT, 20),
        (Objective::Landscape, array![4.0, 6.0], large, 20),
    ]
}

/// Whether every step of a trajectory is that of the method, from the point where it really was.
fn steps_right(path: &Array2<f64>, f: &Objective, settings: Settings) -> Check {
    let mut recursion = Recursion::new(f.dimension(), settings);
    for (t, (from, to)) in path.rows().into_iter().zip(path.rows().into_iter().skip(1)).enumerate()
    {
        let (from, to) = (from.to_owned(), to.to_owned());
        let g = f.gradient(&from);
        let (required, within) = recursion.step(&from, &g);
        let corrected = recursion.describe();
        let why =
            format!("the step from x_{t} = {} with g = {}, {corrected}", shown(&from), shown(&g));
        all_close(&format!("x_{}", t + 1), &to, &required, &within, &why)?;
    }
    Ok(())
}

fn update(
    method: Method,
    ask: &mut Ask<'_>,
    case: &(Objective, Array1<f64>, Settings, usize),
) -> Check {
    let (f, x0, settings, steps) = case;
    let gradient = f.give_gradient(ask);
    let path = method.run(ask, &gradient, x0, *settings, *steps)?;
    same("x_0", path.row(0).to_owned(), x0.clone(), "row 0 is the start")?;
    steps_right(&path, f, method.heeded(*settings))
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            law("first step", "x₁ = x₀ − η g / (|g| + ε): of size η, however large g is")
                .points(2)
                .cases(4, |size| (vector(size), vector(size), settings()))
                .edges([
                    (array![0.0], array![2.0], DEFAULT),
                    (array![0.0], array![-1000.0], DEFAULT),
                    (array![1.0], array![1e-3], DEFAULT),
                    (array![1.0, 1.0], array![0.0, 5.0], DEFAULT),
                ])
                .check(|ask, (x0, g, settings)| {
                    let d = x0.len().min(g.len());
                    let (x0, g) = (first(x0, d), first(g, d));
                    let slope = g.clone();
                    let gradient = ask
                        .give(format!("gradient(x) = {}", shown(&g)), move |_: Array1<f64>| {
                            slope.clone()
                        });
                    let path = Method::Adam.run(ask, &gradient, &x0, *settings, 1)?;
                    let Settings { eta, epsilon, .. } = *settings;
                    let step = g.mapv(|g| eta * g / (g.abs() + epsilon));
                    let required = &x0 - &step;
                    // m₁ / (1 − β₁) and v₁ / (1 − β₂) are g and g² but for a few roundings.
                    let within = gamma(12) * (x0.mapv(f64::abs) + step.mapv(f64::abs));
                    let why = format!(
                        "x₀ − η g / (|g| + ε) with η = {}, ε = {}",
                        written(eta),
                        written(epsilon)
                    );
                    all_close("x_1", &path.row(1).to_owned(), &required, &within, &why)
                }),
            law("Adam", "xₜ = xₜ₋₁ − η m̂ₜ / (√v̂ₜ + ε)")
                .points(4)
                .cases(5, runs)
                .edges(few())
                .check(|ask, case| update(Method::Adam, ask, case)),
            law("AdamW", "xₜ = (1 − η λ) xₜ₋₁ − η m̂ₜ / (√v̂ₜ + ε)")
                .points(4)
                .cases(5, runs)
                .edges(few().into_iter().map(|(f, x0, settings, steps)| {
                    (f, x0, Settings { decay: 0.5, ..settings }, steps)
                }))
                .check(|ask, case| update(Method::AdamW, ask, case)),
            law("decoupled decay", "where ∇f = 0, xₜ = (1 − η λ)ᵗ x₀")
                .cases(5, |size| (vector(size), settings(), 0..=3 * size))
                .edges([
                    (array![2.0], Settings { decay: 0.5, ..DEFAULT }, 1),
                    (array![2.0, -3.0], Settings { decay: 0.5, ..DEFAULT }, 5),
                ])
                .check(|ask, (x0, settings, steps)| {
                    let zero = Array1::<f64>::zeros(x0.len());
                    let gradient = ask.give("gradient(x) = 0", move |_: Array1<f64>| zero.clone());
                    let path = Method::AdamW.run(ask, &gradient, x0, *settings, *steps)?;
                    let Settings { eta, decay, .. } = *settings;
                    let kept =
                        (1.0 - eta * decay).powi(i32::try_from(*steps).expect("a few steps"));
                    let required = kept * x0;
                    let within = gamma(5 * steps + 2) * x0.mapv(f64::abs);
                    let why = format!(
                        "(1 − η λ)ᵗ x₀ with η = {}, λ = {}, t = {steps}",
                        written(eta),
                        written(decay)
                    );
                    all_close(
                        &format!("x_{steps}"),
                        &path.row(*steps).to_owned(),
                        &required,
                        &within,
                        &why,
                    )
                }),
            law("gradient scale", "for 2ᵏ f and 2ᵏ ε the path is that for f and ε")
                .points(2)
                .cases(4, |size| {
                    (runs(size), prop::sample::select(vec![2.0, 0.5, 1024.0, 2_f64.powi(-20)]))
                })
                .edges([((parabola(), array![2.0], DEFAULT, 3), 1024.0)])
                .check(|ask, ((f, x0, settings, steps), scale)| {
                    let gradient = f.give_gradient(ask);
                    let path = Method::Adam.run(ask, &gradient, x0, *settings, *steps)?;
                    let (f, scale) = (f.clone(), *scale);
                    let definition = format!(
                        "gradient(x) = {} ∇f(x), where f(x) = {}",
                        written(scale),
                        f.formula()
                    );
                    let scaled = ask.give(definition, move |x: Array1<f64>| scale * f.gradient(&x));
                    let settings = Settings { epsilon: scale * settings.epsilon, ..*settings };
                    let answer = Method::Adam.run(ask, &scaled, x0, settings, *steps)?;
                    // Factors of two round nothing, neither in m, nor in v, nor in the root.
                    let why = format!(
                        "the path for f and ε, since m̂ / (√v̂ + ε) is that of {} f and {} ε",
                        written(scale),
                        written(scale)
                    );
                    same("the path", answer, path, &why)
                }),
            law("one gradient a step", "∇f is evaluated at x₀, …, xₜ₋₁, once each")
                .points(2)
                .cases(5, runs)
                .edges(few())
                .check(|ask, (f, x0, settings, steps)| {
                    for method in Method::BOTH {
                        let gradient = f.give_gradient(ask);
                        let path = method.run(ask, &gradient, x0, *settings, *steps)?;
                        gradient.evaluated(*steps..=*steps, "one gradient is enough for a step")?;
                        for (t, (point, row)) in
                            gradient.points().iter().zip(path.rows()).enumerate()
                        {
                            let answered =
                                format!("gradient {} evaluated at {}", t + 1, shown(point));
                            let required = format!("at x_{t} = {}", shown(row.to_owned()));
                            holds(
                                *point == row,
                                &answered,
                                &required,
                                "each step starts where the last one ended",
                            )?;
                        }
                    }
                    Ok(())
                }),
            law("PyTorch", "the same points as torch.optim.Adam and AdamW, over 500 steps")
                .points(3)
                .once(pytorch::runs())
                .check(|ask, run| run.check(ask)),
            law("state", "gradient descent remembers nothing, momentum g, Adam m and v")
                .points(2)
                .cases(4, |size| {
                    let method = prop::sample::select(vec![
                        "gradient descent",
                        "momentum",
                        "adam",
                        "adamw",
                        "adagrad",
                        "Adam",
                        "",
                    ]);
                    (method, 0..=1000 * size, prop::sample::select(vec![4_usize, 2, 8, 1]))
                })
                .edges([
                    ("gradient descent", 10, 4),
                    ("momentum", 10, 4),
                    ("adam", 10, 4),
                    ("adamw", 10, 4),
                    ("adam", 7_000_000_000, 4),
                    ("newton", 10, 4),
                ])
                .check(|ask, (method, parameters, size)| {
                    let answer: Option<usize> =
                        ask.call("state_bytes", (*method, *parameters, *size))?;
                    let vectors = match *method {
                        "gradient descent" => 0,
                        "momentum" => 1,
                        "adam" | "adamw" => 2,
                        other => {
                            return none(answer, &format!("{other:?} is none of the four methods"));
                        }
                    };
                    let answer = some(answer, "it is one of the four methods")?;
                    let why = format!("{vectors} vectors of {parameters} numbers of {size} bytes");
                    same("bytes", answer, vectors * parameters * size, &why)
                }),
        ],
        mistakes: mistakes::mistakes(),
    }
}

fn first(x: &Array1<f64>, d: usize) -> Array1<f64> {
    x.iter().take(d).copied().collect()
}
