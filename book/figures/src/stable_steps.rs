//! The error of gradient descent on one bowl, for step sizes below, at and above 2 / L.

use kit::Answer as _;

use crate::answers::{Answers, ask_some};
use crate::axes::{Axes, Scale};
use crate::bowl_runs::distances;
use crate::palette::Colour;
use crate::sketch::{Picture, Stroke, Text};

const STEPS: usize = 60;

/// Runs of `descend` with shares of `largest_stable_step`, and one with `optimal_step`.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let (mu, l) = (1.0, 10.0);
    let stable: f64 = ask_some(answers, "largest_stable_step", vec![l.give()])?;
    let best: f64 = ask_some(answers, "optimal_step", vec![mu.give(), l.give()])?;
    let steps = [
        ("0.1 · 2/~L~", 0.1 * stable, Colour::D),
        ("1/~L~", 0.5 * stable, Colour::C),
        ("best", best, Colour::A),
        ("0.98 · 2/~L~", 0.98 * stable, Colour::E),
        ("2/~L~", stable, Colour::Ink),
        ("1.02 · 2/~L~", 1.02 * stable, Colour::B),
        ("1.1 · 2/~L~", 1.1 * stable, Colour::B),
    ];
    let mut runs = Vec::new();
    for (name, eta, colour) in steps {
        runs.push((name, distances(answers, &[mu, l], eta, None, STEPS)?, colour));
    }
    Ok(Picture::new(
        384.0,
        "The error of descent for seven step sizes on a bowl with curvatures 1 and 10",
        "The error against the number of steps, the error on a logarithmic axis. With a tenth of 2 over L it falls slowly, with 1 over L \
         faster, and with the best step size fastest. With 98 hundredths of 2 over L it falls slowly again. With 2 over L itself it \
         stays where it is after the first steps, and with more it grows, the faster the larger the step size.",
        |sketch| {
            let axes = Axes {
                corner: (66.0, 14.0),
                size: (400.0, 310.0),
                x: Scale::Linear(0.0, STEPS as f64),
                y: Scale::Log(1e-6, 1e4),
            };
            let y = [
                (1e-6, "10⁻⁶"),
                (1e-4, "10⁻⁴"),
                (1e-2, "10⁻²"),
                (1.0, "1"),
                (1e2, "10²"),
                (1e4, "10⁴"),
            ];
            axes.draw(
                sketch,
                ("steps ~t~", &[(0.0, "0"), (20.0, "20"), (40.0, "40"), (60.0, "60")]),
                ("error", &y),
            );
            let mut lowest = f64::INFINITY;
            let mut ends = Vec::new();
            for (name, run, colour) in runs {
                let inside = run.iter().take_while(|error| (1e-6..=1e4).contains(*error));
                let places = axes.places(inside.enumerate().map(|(t, error)| (t as f64, *error)));
                if let Some(&end) = places.last() {
                    sketch.path(&places, Stroke::new(colour, 2.5));
                    ends.push((end, name, colour));
                }
            }
            // Beside the right edge, each a line below the one before.
            ends.sort_by(|one, other| other.0.1.total_cmp(&one.0.1));
            for ((x, y), name, colour) in ends {
                let label = Text::new(16.0).left().colour(colour);
                if x < 440.0 {
                    let above = y < 100.0;
                    let place = if above { (x + 8.0, y + 6.0) } else { (x - 60.0, y - 12.0) };
                    sketch.text(place, name, label);
                } else {
                    let place = y.min(lowest - 19.0);
                    lowest = place;
                    sketch.text((474.0, place), name, label);
                }
            }
        },
    ))
}
