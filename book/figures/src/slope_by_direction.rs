//! The directional derivative by the direction.

use kit::{Answer as _, Value};
use ndarray::Array1;

use crate::answers::{Answers, ask_given, given_of_length, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// `directional_derivative` of x₁² + 3 x₁ x₂ at (1, 2) for unit vectors of every angle.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let f = given_of_length(2, |x: Array1<f64>| x[0] * x[0] + 3.0 * x[0] * x[1]);
    let mut slopes = Vec::new();
    for step in 0..=120 {
        let degrees = 3.0 * f64::from(step) - 90.0;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let args = vec![Value::Function(0), vector(&[1.0, 2.0]), vector(&[cos, sin]), 1e-3.give()];
        let slope: Option<f64> = ask_given(answers, "directional_derivative", args, &[&f])?;
        slopes.push((degrees, slope.ok_or("directional_derivative gives None")?));
    }
    Ok(Picture::new(
        372.0,
        "The slope in the direction of a unit vector is a cosine of its angle",
        "The directional derivative against the angle of the unit vector, from minus 90 to 270 degrees: one full wave. It is largest, \
         8.54, at 21 degrees, along the gradient; 0 at 111 degrees and at minus 69, along the level line; and smallest, minus 8.54, at \
         201 degrees, against the gradient.",
        |sketch| {
            let axes = Axes {
                corner: (84.0, 18.0),
                size: (490.0, 288.0),
                x: Scale::Linear(-90.0, 270.0),
                y: Scale::Linear(-11.5, 11.5),
            };
            let angles =
                [(-90.0, "−90°"), (0.0, "0°"), (90.0, "90°"), (180.0, "180°"), (270.0, "270°")];
            let ticks = [(-8.0, "−8"), (-4.0, "−4"), (0.0, "0"), (4.0, "4"), (8.0, "8")];
            axes.draw(sketch, ("angle of ^v^", &angles), ("slope", &ticks));
            sketch.path(&axes.places(slopes.iter().copied()), Stroke::new(Colour::A, 3.0));
            let angle = 3_f64.atan2(8.0).to_degrees();
            let length = 73_f64.sqrt();
            for (degrees, slope, name, lift) in [
                (angle, length, "along the gradient", -18.0),
                (angle + 90.0, 0.0, "along the level line", -18.0),
                (angle + 180.0, -length, "against the gradient", 20.0),
                (angle - 90.0, 0.0, "", 0.0),
            ] {
                let (x, y) = axes.at(degrees, slope);
                sketch.disc((x, y), 5.5, Fill(Colour::B, 1.0));
                let text = Text::new(17.0).colour(Colour::B);
                if slope == 0.0 {
                    sketch.text((x + 12.0, y + lift), name, text.left());
                } else {
                    sketch.text((x, y + lift), name, text);
                }
            }
        },
    ))
}
