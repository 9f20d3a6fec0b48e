//! How far the squared distance by inner products is off, as the points move away from the origin.

use crate::answers::{Answers, ask_some, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The relative error of `squared_distance`, of the sum of squared differences, and the bound that theory gives.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const FLOOR: f64 = 1e-17;
    let mut errors = Vec::new();
    for step in 0..=90 {
        let offset = 10_f64.powf(f64::from(step) / 9.0);
        let x = [offset + 0.3, offset - 0.7, offset + 0.1];
        let y = [offset - 0.2, offset + 0.4, offset + 0.9];
        // Differences of neighbouring numbers are exact, so this is the distance of the stored points.
        let exact: f64 = x.iter().zip(&y).map(|(x, y)| (x - y) * (x - y)).sum();
        let answer: f64 = ask_some(answers, "squared_distance", vec![vector(&x), vector(&y)])?;
        let size: f64 = x.iter().chain(&y).map(|value| value * value).sum();
        errors.push((offset, (answer - exact).abs() / exact, f64::EPSILON / 2.0 * size / exact));
    }
    Ok(Picture::new(
        374.0,
        "The error of the squared distance by inner products grows with the square of the offset",
        "Relative error against the distance of the points from the origin, both on logarithmic axes. The error of the inner-product \
         formula scatters under a straight line of slope 2: about ten to the minus 16 near the origin, ten to the minus 4 at an \
         offset of a million, and 1, meaning no correct digit, from about a hundred million on.",
        |sketch| {
            let axes = Axes {
                corner: (92.0, 18.0),
                size: (482.0, 280.0),
                x: Scale::Log(1.0, 1e10),
                y: Scale::Log(FLOOR, 1e4),
            };
            let ticks = [
                (1.0, "1"),
                (1e2, "10²"),
                (1e4, "10⁴"),
                (1e6, "10⁶"),
                (1e8, "10⁸"),
                (1e10, "10¹⁰"),
            ];
            let errors_at = [
                (1e-16, "10⁻¹⁶"),
                (1e-12, "10⁻¹²"),
                (1e-8, "10⁻⁸"),
                (1e-4, "10⁻⁴"),
                (1.0, "1"),
                (1e4, "10⁴"),
            ];
            axes.draw(
                sketch,
                ("offset of the points from the origin", &ticks),
                ("relative error", &errors_at),
            );
            let bound = errors
                .iter()
                .map(|&(offset, _, bound)| (offset, bound))
                .filter(|&(_, bound)| bound < 1e4);
            sketch.path(&axes.places(bound), Stroke::new(Colour::A, 2.0));
            sketch.dashes(&[axes.at(1.0, 1.0), axes.at(1e10, 1.0)], Stroke::new(Colour::Ink, 1.5));
            for &(offset, error, _) in &errors {
                let (x, y) = axes.at(offset, error.clamp(FLOOR, 1e4));
                sketch.disc((x, y), 3.5, Fill(Colour::B, 0.9));
            }
            let label = Text::new(17.0).left();
            let (x, y) = axes.at(2.0, 5.0);
            sketch.text((x, y - 4.0), "no digit is right", label);
            let (x, y) = axes.at(6e9, 1e-11);
            sketch.text((x, y), "dots: measured", Text::new(17.0).right().colour(Colour::B));
            let (x, y) = axes.at(6e9, 1e-13);
            sketch.text(
                (x, y),
                "line: ~u~ (‖^x^‖² + ‖^y^‖²) / ‖^x^ − ^y^‖²",
                Text::new(17.0).right().colour(Colour::A),
            );
        },
    ))
}
