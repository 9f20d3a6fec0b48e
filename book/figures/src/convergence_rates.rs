//! What theory promises of descent on three bowls, and what happens.

use kit::Answer as _;

use crate::answers::{Answers, ask_some, or_lacking};
use crate::axes::{Axes, Scale};
use crate::bowl_runs::distances;
use crate::palette::Colour;
use crate::sketch::{Picture, Stroke, Text};

const STEPS: usize = 80;
const LEAST: f64 = 1e-12;
const MOST: f64 = 10.0;

/// Plain descent and descent with momentum at one condition number.
struct Panel {
    kappa: f64,
    methods: [Errors; 2],
}

/// Errors step by step, where there are any to be drawn.
struct Errors {
    bound: Option<Vec<f64>>,
    run: Option<Vec<f64>>,
}

/// Why bounds and runs are not in the picture.
#[derive(Default)]
struct Lacking {
    bounds: Vec<String>,
    runs: Vec<String>,
}

impl Panel {
    fn new(answers: &mut dyn Answers, kappa: f64, lacking: &mut Lacking) -> Result<Self, String> {
        let curvatures = || vec![1.0.give(), kappa.give()];
        let eta: f64 = ask_some(answers, "optimal_step", curvatures())?;
        let q: f64 = ask_some(answers, "optimal_contraction", curvatures())?;
        let (eta_momentum, momentum): (f64, f64) =
            ask_some(answers, "optimal_momentum", curvatures())?;
        let spread: Vec<f64> = (0..=6).map(|k| kappa.powf(f64::from(k) / 6.0)).collect();
        let mut run = |eta: f64, momentum: Option<f64>| {
            let run = distances(answers, &spread, eta, momentum, STEPS);
            or_lacking(run.and_then(|run| seen(run, eta)), &mut lacking.runs)
        };
        let mut bound = |factor: Result<f64, String>, bound: &dyn Fn(f64, f64) -> f64| {
            let factor = or_lacking(factor, &mut lacking.bounds)?;
            Some((0..=STEPS).map(|t| bound(factor, t as f64)).collect())
        };
        let fast = |lambda: f64, t: f64| (1.0 + 2.0 * t) * lambda.sqrt().powf(t);
        let q = shrinking(q, "optimal_contraction gives a factor");
        let lambda = shrinking(momentum, "optimal_momentum gives a momentum");
        Ok(Self {
            kappa,
            methods: [
                Errors { bound: bound(q, &f64::powf), run: run(eta, None) },
                Errors { bound: bound(lambda, &fast), run: run(eta_momentum, Some(momentum)) },
            ],
        })
    }
}

/// A factor whose powers are a bound that falls.
fn shrinking(factor: f64, what: &str) -> Result<f64, String> {
    if 0.0 < factor && factor < 1.0 {
        Ok(factor)
    } else {
        // Without the number, which is another one in each panel: it is said once.
        Err(format!("{what} that is not between 0 and 1"))
    }
}

/// A run with something to be seen of it.
fn seen(run: Vec<f64>, eta: f64) -> Result<Vec<f64>, String> {
    if run.get(1).is_some_and(|error| *error <= MOST) {
        Ok(run)
    } else {
        Err(format!("with the step size {eta:?} the run leaves the picture at once"))
    }
}

/// `optimal_step`, `optimal_contraction` and `optimal_momentum` for κ = 2, 10 and 100, and `descend` and `descend_with_momentum`
/// with them.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let mut lacking = Lacking::default();
    let panels = [2.0, 10.0, 100.0]
        .into_iter()
        .map(|kappa| Panel::new(answers, kappa, &mut lacking))
        .collect::<Result<Vec<_>, String>>()?;
    let picture = Picture::new(
        372.0,
        "Bound and observed error for three condition numbers, with and without momentum",
        "Three plots of the error against 80 steps, the error on a logarithmic axis down to ten to the minus 12. Dashed lines are bounds, \
         full lines runs, which stay below their bounds and run parallel to them. For condition number 2 both methods fall steeply, for 10 \
         momentum is about twice as steep, and for 100 plain descent hardly falls while momentum still reaches about ten to the minus 6.",
        |sketch| {
            for (number, Panel { kappa, methods }) in panels.iter().enumerate() {
                let axes = Axes {
                    corner: (62.0 + 180.0 * number as f64, 40.0),
                    size: (166.0, 236.0),
                    x: Scale::Linear(0.0, STEPS as f64),
                    y: Scale::Log(LEAST, MOST),
                };
                let ticks = [(1.0, "1"), (1e-4, "10⁻⁴"), (1e-8, "10⁻⁸"), (LEAST, "10⁻¹²")];
                let bare = ticks.map(|(value, _)| (value, ""));
                axes.draw(
                    sketch,
                    (
                        "steps ~t~",
                        &[(0.0, "0"), (40.0, "40"), (80.0, if number == 2 { "80" } else { "" })],
                    ),
                    ("", if number == 0 { &ticks } else { &bare }),
                );
                let middle = axes.corner.0 + axes.size.0 / 2.0;
                sketch.text((middle, 20.0), &format!("κ = {kappa}"), Text::new(18.0).bold());
                for (Errors { bound, run }, colour) in methods.iter().zip([Colour::A, Colour::B]) {
                    let places = |errors: &[f64]| {
                        let inside = errors.iter().copied().enumerate();
                        let inside = inside.filter(|(_, error)| (LEAST..=MOST).contains(error));
                        axes.places(inside.map(|(t, error)| (t as f64, error)))
                    };
                    if let Some(bound) = bound {
                        sketch.dashes(&places(bound), Stroke::new(colour, 2.0));
                    }
                    if let Some(run) = run {
                        sketch.path(&places(run), Stroke::new(colour, 2.5));
                    }
                }
            }
            let label = Text::new(17.0).left();
            for (left, colour, name) in [(62.0, Colour::A, "plain"), (180.0, Colour::B, "momentum")]
            {
                sketch.line((left, 350.0), (left + 32.0, 350.0), Stroke::new(colour, 2.5));
                sketch.text((left + 40.0, 350.0), name, label.colour(colour));
            }
            sketch.dashes(&[(346.0, 350.0), (382.0, 350.0)], Stroke::new(Colour::Ink, 2.0));
            sketch.text((390.0, 350.0), "bound", label);
            sketch.line((470.0, 350.0), (502.0, 350.0), Stroke::new(Colour::Ink, 2.5));
            sketch.text((510.0, 350.0), "run", label);
        },
    );
    Ok(picture.without("bound", &lacking.bounds).without_paths(&lacking.runs))
}
