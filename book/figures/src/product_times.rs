//! One product written in six ways: its time against the size.

use crate::answers::{Answers, ask_some, vector};
use crate::axes::{Axes, Scale};
use crate::measured::{Measured, spread};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// Exponents are fitted to this many of the largest sizes.
const FITTED: usize = 3;

/// The measured times, and beside each way the `fitted_exponent` of its last three.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let measured = Measured::read();
    let sizes = &measured.sizes;
    let first = sizes.len().saturating_sub(FITTED);
    let mut series = Vec::new();
    for ((name, seconds), colour) in measured.products.iter().zip(Colour::SERIES) {
        let points = vec![vector(&sizes[first..]), vector(&seconds[first..])];
        let exponent: f64 = ask_some(answers, "fitted_exponent", points)?;
        series.push((name, seconds, exponent, colour));
    }
    let last = |seconds: &[f64]| seconds.last().copied().unwrap_or(f64::NAN);
    let described: Vec<String> = series
        .iter()
        .map(|(name, seconds, exponent, _)| {
            format!("{name} {:.3} seconds, exponent {exponent:.2}", last(seconds))
        })
        .collect();
    Ok(Picture::new(
        424.0,
        "The time of a product of two n by n matrices, written in six ways",
        &format!(
            "Time against n, both axes logarithmic: six lines that rise nearly side by side, and far apart. At the largest n, from slow to fast: {}. \
             Measured on {}.",
            described.join("; "),
            measured.machine()
        ),
        |sketch| {
            let axes = Axes {
                corner: (78.0, 18.0),
                size: (352.0, 344.0),
                x: Scale::Log(28.0, 1170.0),
                y: Scale::Log(1e-6, 10.0),
            };
            let ticks = [32, 64, 128, 256, 512, 1024].map(|n| (f64::from(n), n.to_string()));
            let ticks = ticks.each_ref().map(|(n, label)| (*n, label.as_str()));
            let times = [(1e-6, "1 µs"), (1e-4, "100 µs"), (1e-2, "10 ms"), (1.0, "1 s")];
            axes.draw(sketch, ("~n~", &ticks), ("", &times));
            let ends: Vec<f64> = series
                .iter()
                .map(|(_, seconds, ..)| axes.at(sizes[sizes.len() - 1], last(seconds)).1)
                .collect();
            let right = axes.corner.0 + axes.size.0;
            let heights = spread(&ends, 22.0);
            sketch.text((598.0, heights[0] - 24.0), "exponent", Text::new(16.0).right());
            for (place, (name, seconds, exponent, colour)) in series.iter().enumerate() {
                let places = axes.places(sizes.iter().copied().zip(seconds.iter().copied()));
                sketch.path(&places, Stroke::new(*colour, 2.5));
                for &place in &places {
                    sketch.disc(place, 3.5, Fill(*colour, 1.0));
                }
                let label = Text::new(17.0).colour(*colour);
                let y = heights[place];
                sketch.line(
                    (right - 8.0, ends[place]),
                    (right + 6.0, y),
                    Stroke::new(*colour, 1.0),
                );
                sketch.text((right + 10.0, y), name, label.left());
                sketch.text((598.0, y), &format!("{exponent:.2}"), label.right());
            }
        },
    ))
}
