//! PyTorch's own points, and how far from them rounding may take another run of the same recursion.

use std::sync::OnceLock;

use ndarray::{Array1, Array2, array};
use serde::Deserialize;

use grader::ask::{Ask, Check, all_close};
use grader::objective::{Objective, Quadratic};
use grader::rounding::gamma;

use crate::recursion::Recursion;
use crate::{Method, Settings, quartic};

/// An entry of `tests/data/adam.json`, which `tests/data/adam.py` makes.
#[derive(Clone, Debug, Deserialize)]
struct Entry {
    method: String,
    function: String,
    x0: Vec<f64>,
    eta: f64,
    betas: (f64, f64),
    epsilon: f64,
    weight_decay: f64,
    points: Vec<(usize, Vec<f64>)>,
}

/// An entry, and how far rounding may take another run from each of its points.
#[derive(Debug)]
struct Recorded {
    entry: Entry,
    bounds: OnceLock<Vec<Array1<f64>>>,
}

/// A run of PyTorch.
#[derive(Clone, Debug)]
pub struct Run {
    recorded: &'static Recorded,
}

fn recorded() -> &'static [Recorded] {
    static RECORDED: OnceLock<Vec<Recorded>> = OnceLock::new();
    RECORDED.get_or_init(|| {
        let text = include_str!("../../../data/adam.json");
        let entries: Vec<Entry> = serde_json::from_str(text).expect("the script wrote it");
        let recorded = |entry| Recorded { entry, bounds: OnceLock::new() };
        entries.into_iter().map(recorded).collect()
    })
}

/// Every run, with all of its steps.
pub fn runs() -> impl Iterator<Item = Run> {
    recorded().iter().map(|recorded| Run { recorded })
}

/// The function that the script calls by this name.
fn objective(name: &str) -> Objective {
    match name {
        "bowl" => {
            let stationary = array![1.0, -2.0];
            Objective::Quadratic(Quadratic::new(array![1.0, 100.0], stationary, &[true], &[]))
        }
        "quartic" => quartic(),
        "sines" => Objective::Sines(array![2.0, -1.0], array![[1.0, -3.0], [0.0, 0.5]]),
        "rosenbrock" => Objective::Rosenbrock(3),
        "landscape" => Objective::Landscape,
        other => unreachable!("{other} is no function of the script"),
    }
}

impl Entry {
    fn settings(&self) -> Settings {
        let Self { eta, betas, epsilon, weight_decay: decay, .. } = *self;
        Settings { eta, betas, epsilon, decay }
    }

    fn method(&self) -> Method {
        if self.method == "adam" { Method::Adam } else { Method::AdamW }
    }

    fn start(&self) -> Array1<f64> {
        Array1::from_vec(self.x0.clone())
    }
}

impl Recorded {
    fn bounds(&self) -> &[Array1<f64>] {
        self.bounds.get_or_init(|| {
            let Entry { function, points, .. } = &self.entry;
            let steps = points.last().map_or(0, |(step, _)| *step);
            let run = Linearised::along(
                &objective(function),
                &self.entry.start(),
                self.entry.settings(),
                steps,
            );
            let bounds: Vec<_> = points.iter().map(|(step, _)| run.bound(*step)).collect();
            let largest = bounds.iter().flatten().fold(0.0_f64, |most, bound| most.max(*bound));
            assert!(largest < 1e-10, "{function}: {largest:e} is no bound of rounding");
            bounds
        })
    }
}

impl Run {
    /// Whether the submission's points are PyTorch's.
    pub fn check(&self, ask: &mut Ask<'_>) -> Check {
        let entry = &self.recorded.entry;
        let steps = entry.points.last().map_or(0, |(step, _)| *step);
        let gradient = objective(&entry.function).give_gradient(ask);
        let path = entry.method().run(ask, &gradient, &entry.start(), entry.settings(), steps)?;
        for ((step, point), within) in entry.points.iter().zip(self.recorded.bounds()) {
            let required = Array1::from_vec(point.clone());
            let why = "PyTorch's point after as many steps";
            all_close(&format!("x_{step}"), &path.row(*step).to_owned(), &required, within, why)?;
        }
        Ok(())
    }
}

/// One step of a run, and the derivatives of its result by what it starts from.
struct Step {
    gradient: Array1<f64>,
    hessian: Array2<f64>,
    /// ∂x/∂m and ∂x/∂v of the new averages, element by element.
    by_averages: [Array1<f64>; 2],
    /// How far rounding may take the gradient, m and v, and x in this step.
    gradient_off: Array1<f64>,
    averages_off: [Array1<f64>; 2],
    point_off: Array1<f64>,
}

/// A run of the recursion with its derivatives: errors of every step are carried to the end by them.
struct Linearised {
    settings: Settings,
    steps: Vec<Step>,
}

impl Linearised {
    fn along(f: &Objective, x0: &Array1<f64>, settings: Settings, steps: usize) -> Self {
        let mut x = x0.clone();
        let mut recursion = Recursion::new(x.len(), settings);
        let steps = (0..steps)
            .map(|_| {
                let (gradient, hessian) = (f.gradient(&x), f.hessian(&x));
                let gradient_off = f.gradient_bound(&x);
                let before = recursion.averages.clone();
                let (next, _) = recursion.step(&x, &gradient);
                let [(first, first_off), (second, second_off)] = recursion.corrections;
                let [m, v] = &recursion.averages;
                let root = v.mapv(|v| (v / second).sqrt());
                let divisor = &root + settings.epsilon;
                let by_m = -settings.eta / first / &divisor;
                let by_v =
                    settings.eta * m / first / (&divisor * &divisor) / (2.0 * &root * second);
                let size = |input: Array1<f64>, average: &Array1<f64>, beta: f64| {
                    gamma(6) * (average.mapv(f64::abs) + (1.0 - beta) * input.mapv(f64::abs))
                };
                let averages_off = [
                    size(gradient.clone(), &before[0], settings.betas.0),
                    size(&gradient * &gradient, &before[1], settings.betas.1),
                ];
                let change = (&by_m * m).mapv(f64::abs) * (first_off + second_off + gamma(8));
                let point_off = gamma(6) * (x.mapv(f64::abs) + next.mapv(f64::abs)) + change;
                x = next;
                Step {
                    gradient,
                    hessian,
                    by_averages: [by_m, by_v],
                    gradient_off,
                    averages_off,
                    point_off,
                }
            })
            .collect();
        Self { settings, steps }
    }

    /// How far two runs may be from each other after `steps` steps, to first order in the unit roundoff.
    ///
    /// Backwards through the run goes what an error of x, m or v at each step is worth in the end.
    fn bound(&self, steps: usize) -> Array1<f64> {
        let Settings { eta, betas, decay, .. } = self.settings;
        let d = self.steps.first().map_or(0, |step| step.gradient.len());
        (0..d)
            .map(|i| {
                let mut of_x = Array1::from_shape_fn(d, |j| if i == j { 1.0 } else { 0.0 });
                let [mut of_m, mut of_v] = [Array1::zeros(d), Array1::zeros(d)];
                let mut total = 0.0;
                for step in self.steps[..steps].iter().rev() {
                    let [by_m, by_v] = &step.by_averages;
                    let m = &of_m + &of_x * by_m;
                    let v = &of_v + &of_x * by_v;
                    let new = (1.0 - betas.0) * &m + 2.0 * (1.0 - betas.1) * &step.gradient * &v;
                    for (worth, off) in [
                        (&of_x, &step.point_off),
                        (&m, &step.averages_off[0]),
                        (&v, &step.averages_off[1]),
                        (&new, &step.gradient_off),
                    ] {
                        total += worth.mapv(f64::abs).dot(off);
                    }
                    of_x = (1.0 - eta * decay) * &of_x + step.hessian.dot(&new);
                    (of_m, of_v) = (betas.0 * m, betas.1 * v);
                }
                // Either run errs by this much; as much again is left for what is of second order.
                4.0 * total
            })
            .collect()
    }
}
