//! How far difference quotients are off, against the step.

use kit::{Answer as _, Value};

use crate::answers::{Answers, ask_given, given};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The errors of `forward_difference` and `central_difference` for sin at 1, and what theory says.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const AT: f64 = 1.0;
    const FLOOR: f64 = 1e-13;
    let mut errors = |function: &str| -> Result<Vec<(f64, f64)>, String> {
        (0..=64)
            .map(|step| {
                let h = 10_f64.powf(-f64::from(step) / 4.0);
                let args = vec![Value::Function(0), AT.give(), h.give()];
                let slope: f64 = ask_given(answers, function, args, &[&given(f64::sin)])?;
                Ok((h, (slope - AT.cos()).abs()))
            })
            .collect()
    };
    let (forward, central) = (errors("forward_difference")?, errors("central_difference")?);
    let rounding = f64::EPSILON / 2.0 * AT.sin();
    // The truncation is factor · h^order, and rounding adds its share / h.
    let theory =
        [(0.5 * AT.sin(), 1, 2.0 * rounding, Colour::B), (AT.cos() / 6.0, 2, rounding, Colour::A)];
    Ok(Picture::new(
        396.0,
        "The error of difference quotients falls with the step, and rises again",
        "Error against the step h from ten to the minus 16 to 1, both axes logarithmic, for the sine at 1. From the right, the error \
         of the forward difference falls along a line of slope 1 to about ten to the minus 8 at a step of ten to the minus 8; \
         that of the central difference falls along a line of slope 2 to about ten to the minus 11 at a step of ten to the minus 5. \
         Further left both scatter and rise towards 1, along a line of slope minus 1.",
        |sketch| {
            let axes = Axes {
                corner: (92.0, 18.0),
                size: (482.0, 300.0),
                x: Scale::Log(1e-16, 1.0),
                y: Scale::Log(FLOOR, 10.0),
            };
            let steps =
                [(1e-16, "10⁻¹⁶"), (1e-12, "10⁻¹²"), (1e-8, "10⁻⁸"), (1e-4, "10⁻⁴"), (1.0, "1")];
            let ticks = [(1e-12, "10⁻¹²"), (1e-8, "10⁻⁸"), (1e-4, "10⁻⁴"), (1.0, "1")];
            axes.draw(sketch, ("step ~h~", &steps), ("error", &ticks));
            for (factor, order, rounding, colour) in theory {
                let bound = (0..=160)
                    .map(|step| 10_f64.powf(-f64::from(step) / 10.0))
                    .map(|h| (h, factor * h.powi(order) + rounding / h));
                sketch.path(&axes.places(bound), Stroke::new(colour, 1.5).faint(0.7));
            }
            for (errors, colour) in [(&forward, Colour::B), (&central, Colour::A)] {
                for &(h, error) in errors {
                    sketch.disc(axes.at(h, error.clamp(FLOOR, 10.0)), 4.0, Fill(colour, 0.9));
                }
            }
            let label = Text::new(17.0);
            let (x, y) = axes.at(3e-5, 1e-2);
            sketch.text((x, y), "forward", label.colour(Colour::B));
            let (x, y) = axes.at(2e-2, 1e-10);
            sketch.text((x, y), "central", label.colour(Colour::A));
            let (x, y) = axes.at(2e-13, 1e-9);
            sketch.text((x, y), "rounding: ~u~ / ~h~", label);
        },
    ))
}
