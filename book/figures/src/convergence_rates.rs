//! What theory promises of descent on three bowls, and what happens.

use kit::Answer as _;

use crate::answers::{Answers, ask_some, or_lacking};
use crate::axes::{Axes, Scale};
use crate::bowl_runs::distances;
use crate::palette::Colour;
use crate::sketch::{Picture, Stroke, Text};

const STEPS: usize = 80;
const LEAST: f64 = 1e-12;

/// The bounds of plain descent and of descent with momentum at one condition number, and the runs that there are.
struct Panel {
    kappa: f64,
    curves: [(Vec<f64>, Option<Vec<f64>>); 2],
}

impl Panel {
    fn new(
        answers: &mut dyn Answers,
        kappa: f64,
        lacking: &mut Vec<String>,
    ) -> Result<Self, String> {
        let curvatures = || vec![1.0.give(), kappa.give()];
        let eta: f64 = ask_some(answers, "optimal_step", curvatures())?;
        let q: f64 = ask_some(answers, "optimal_contraction", curvatures())?;
        let (eta_momentum, momentum): (f64, f64) =
            ask_some(answers, "optimal_momentum", curvatures())?;
        let spread: Vec<f64> = (0..=6).map(|k| kappa.powf(f64::from(k) / 6.0)).collect();
        let rho = momentum.sqrt();
        let mut run = |eta: f64, momentum: Option<f64>| {
            or_lacking(distances(answers, &spread, eta, momentum, STEPS), lacking)
        };
        let times = |bound: &dyn Fn(f64) -> f64| (0..=STEPS).map(|t| bound(t as f64)).collect();
        Ok(Self {
            kappa,
            curves: [
                (times(&|t| q.powf(t)), run(eta, None)),
                (times(&|t| (1.0 + 2.0 * t) * rho.powf(t)), run(eta_momentum, Some(momentum))),
            ],
        })
    }
}

/// `optimal_step`, `optimal_contraction` and `optimal_momentum` for κ = 2, 10 and 100, and `descend` and `descend_with_momentum`
/// with them.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let mut lacking = Vec::new();
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
            for (number, Panel { kappa, curves }) in panels.iter().enumerate() {
                let axes = Axes {
                    corner: (62.0 + 180.0 * number as f64, 40.0),
                    size: (166.0, 236.0),
                    x: Scale::Linear(0.0, STEPS as f64),
                    y: Scale::Log(LEAST, 10.0),
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
                for ((bound, run), colour) in curves.iter().zip([Colour::A, Colour::B]) {
                    let places = |errors: &[f64]| {
                        let inside = errors.iter().copied().enumerate();
                        let inside = inside.filter(|(_, error)| (LEAST..=10.0).contains(error));
                        axes.places(inside.map(|(t, error)| (t as f64, error)))
                    };
                    sketch.dashes(&places(bound), Stroke::new(colour, 2.0));
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
    Ok(picture.without_paths(&lacking))
}
