//! Six ways to write a product, below the roof of the machine.

use kit::Answer as _;

use crate::answers::{Answers, ask_some};
use crate::axes::{Axes, Scale};
use crate::measured::Measured;
use crate::palette::Colour;
use crate::roof::{Roof, name_points};
use crate::sketch::{Picture, Stroke};

/// The measured machine's `roofline`, and every way's speed at the `arithmetic_intensity` of the largest product.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let measured = Measured::read();
    let n = measured.sizes.last().copied().ok_or("no size has been measured")?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "n is a size")]
    let size = || (n as usize).give();
    let shape = vec![size(), size(), size(), size_of::<f64>().give()];
    let intensity: f64 = ask_some(answers, "arithmetic_intensity", shape)?;
    let roof =
        Roof::ask(answers, (measured.bytes_per_second, measured.flops_per_second), (0.1, 1000.0))?;
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
            "Gflop per second against flop per byte, both logarithmic. The roof rises with the {:.0} GB per second of a copy, and is level from \
             {:.1} flop per byte on, at {:.0} Gflop per second. Far to the right of the ridge, at {intensity:.0} flop per byte, stand products of n = {n}, \
             one above the other: {} Gflop per second. Measured on {}.",
            roof.slope,
            roof.ridge(),
            roof.peak,
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
            roof.draw(sketch, &axes, 0.6);
            let column = axes.at(intensity, 0.1);
            let top = axes.at(intensity, roof.peak);
            sketch.dashes(&[column, top], Stroke::new(Colour::Grid, 1.5));
            let point = |((name, speed), colour): (&(&str, f64), Colour)| {
                (axes.at(intensity, *speed), format!("{name} {speed:.1}"), colour)
            };
            let points: Vec<_> = speeds.iter().zip(Colour::SERIES).map(point).collect();
            name_points(sketch, &points, (column.0 - 26.0, top.1));
        },
    ))
}
