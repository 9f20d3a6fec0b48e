//! Six ways to write a product, below the roof of the machine.

use kit::Answer as _;

use crate::answers::{Answers, ask, ask_some};
use crate::axes::{Axes, Scale};
use crate::measured::{Measured, spread};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The measured machine's `roofline`, and every way's speed at the `arithmetic_intensity` of the largest product.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let measured = Measured::read();
    let n = measured.sizes.last().copied().ok_or("no size has been measured")?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "n is a size")]
    let size = || (n as usize).give();
    let shape = vec![size(), size(), size(), size_of::<f64>().give()];
    let intensity: f64 = ask_some(answers, "arithmetic_intensity", shape)?;
    let mut roof = |intensity: f64| -> Result<f64, String> {
        let (peak, bandwidth) = (measured.flops_per_second, measured.bytes_per_second);
        let speed: f64 =
            ask(answers, "roofline", vec![intensity.give(), peak.give(), bandwidth.give()])?;
        Ok(speed / 1e9)
    };
    let (slope, peak) = (measured.bytes_per_second / 1e9, measured.flops_per_second / 1e9);
    // On these axes the roof is straight from either end to the ridge.
    let mut corners = Vec::new();
    for intensity in [0.1, peak / slope, 1000.0] {
        corners.push((intensity, roof(intensity)?));
    }
    let speeds: Vec<(&str, f64)> = measured
        .products
        .iter()
        .map(|(name, seconds)| {
            let seconds = seconds.last().copied().unwrap_or(f64::NAN);
            (name.as_str(), 2.0 * n.powi(3) / seconds / 1e9)
        })
        .collect();
    let described: Vec<String> =
        speeds.iter().map(|(name, speed)| format!("{name} {speed:.1}")).collect();
    Ok(Picture::new(
        424.0,
        "The roofline of a machine, and six products of one size below it",
        &format!(
            "Gflop per second against flop per byte, both logarithmic. The roof rises with the {slope:.0} GB per second of a copy, and is level from \
             {:.1} flop per byte on, at {peak:.0} Gflop per second. Far to the right of the ridge, at {intensity:.0} flop per byte, stand products of n = {n}, \
             one above the other: {} Gflop per second. Measured on {}.",
            peak / slope,
            described.join("; "),
            measured.machine()
        ),
        |sketch| {
            let axes = Axes {
                corner: (80.0, 18.0),
                size: (492.0, 344.0),
                x: Scale::Log(0.1, 1000.0),
                y: Scale::Log(0.1, 400.0),
            };
            let ticks = [(0.1, "0.1"), (1.0, "1"), (10.0, "10"), (100.0, "100"), (1000.0, "1000")];
            axes.draw(sketch, ("flop / byte", &ticks), ("Gflop / s", &ticks[..4]));
            sketch.path(&axes.places(corners), Stroke::new(Colour::Ink, 3.0));
            let label = Text::new(17.0).right();
            let (x, y) = axes.at(0.6, 0.6 * slope);
            sketch.text((x - 8.0, y - 12.0), &format!("{slope:.0} GB/s"), label);
            let (x, y) = axes.at(1000.0, peak);
            sketch.text((x - 6.0, y - 15.0), &format!("{peak:.0} Gflop/s"), label);
            let column = axes.at(intensity, 0.1);
            let top = axes.at(intensity, peak);
            sketch.dashes(&[column, top], Stroke::new(Colour::Grid, 1.5));
            let heights: Vec<f64> =
                speeds.iter().map(|(_, speed)| axes.at(intensity, *speed).1).collect();
            // Names stand below the roof.
            let free: Vec<f64> = heights.iter().map(|y| y.max(top.1 + 19.0)).collect();
            let beside = spread(&free, 22.0);
            for (place, ((name, speed), colour)) in speeds.iter().zip(Colour::SERIES).enumerate() {
                let (at, from) = ((column.0, heights[place]), (column.0 - 26.0, beside[place]));
                sketch.disc(at, 5.0, Fill(colour, 1.0));
                sketch.line(at, (from.0 + 4.0, from.1), Stroke::new(colour, 1.0));
                sketch.text(from, &format!("{name} {speed:.1}"), label.colour(colour));
            }
        },
    ))
}
