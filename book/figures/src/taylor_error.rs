//! A curve and its tangent, and how far they are apart against the step.

use kit::Value;
use ndarray::{Array1, array};

use crate::answers::{Answers, ask_given, given, given_of_length, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// Where the tangent touches.
const X0: f64 = 0.8;
/// The step drawn on the left.
const STEP: f64 = 1.2;
/// Below this the axis of errors ends.
const LEAST: f64 = 1e-17;

/// `tangent` on the left, `model_errors` with the right slope and one that is 1 % off on the right.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let (sine, cosine) = (given(f64::sin), given(f64::cos));
    let places: Vec<f64> = (0..=76).map(|k| -0.6 + 0.05 * f64::from(k)).collect();
    let handles = || vec![Value::Function(0), Value::Function(1)];
    let mut tangent = |x: &[f64]| -> Result<Array1<f64>, String> {
        let mut arguments = handles();
        arguments.extend([Value::Float(X0), vector(x)]);
        let heights: Array1<f64> = ask_given(answers, "tangent", arguments, &[&sine, &cosine])?;
        if heights.len() == x.len() {
            Ok(heights)
        } else {
            Err(format!("tangent gives {} heights for {} places", heights.len(), x.len()))
        }
    };
    let (heights, there) = (tangent(&places)?, tangent(&[X0 + STEP])?[0]);
    let steps: Vec<f64> = (0..=64).map(|k| 10_f64.powf(-8.0 + f64::from(k) / 8.0)).collect();
    let value = given_of_length(1, |x: Array1<f64>| x[0].sin());
    let mut errors = |slope: f64| -> Result<Vec<(f64, f64)>, String> {
        let gradient = given_of_length(1, move |_: Array1<f64>| array![slope]);
        let mut arguments = handles();
        arguments.extend([vector(&[X0]), vector(&[1.0]), vector(&steps)]);
        let errors: Option<Array1<f64>> =
            ask_given(answers, "model_errors", arguments, &[&value, &gradient])?;
        let errors = errors.ok_or("model_errors gives None where there is an answer")?;
        Ok(steps.iter().copied().zip(errors).collect())
    };
    let (right, off) = (errors(X0.cos())?, errors(1.01 * X0.cos())?);
    Ok(Picture::new(
        350.0,
        "The tangent of the sine at 0.8, and its error against the step",
        "Left, the curve of the sine from −0.6 to 3.2 and its tangent at 0.8. Close to 0.8 they can hardly be told apart; a dashed line at \
         2 marks the gap between them. Right, the size of the gap against the step t, both axes logarithmic. With the right slope the \
         error falls by two decades for every decade of t, down to ten to the minus 16 at ten to the minus 8, where rounding scatters it. With a slope that is one \
         per cent off, it falls by two decades at first and from about a hundredth on only by one.",
        |sketch| {
            let axes = Axes {
                corner: (40.0, 22.0),
                size: (240.0, 262.0),
                x: Scale::Linear(-0.6, 3.2),
                y: Scale::Linear(-0.6, 2.5),
            };
            let ticks = [(0.0, "0"), (X0, "~x~_{0}"), (2.0, "2"), (3.0, "3")];
            axes.draw(sketch, ("~x~", &ticks), ("", &[(0.0, "0"), (1.0, "1"), (2.0, "2")]));
            let curve = places.iter().map(|x| (*x, x.sin()));
            sketch.path(&axes.places(curve), Stroke::new(Colour::Ink, 3.0));
            let line =
                places.iter().copied().zip(heights).filter(|(_, y)| (-0.6..=2.5).contains(y));
            sketch.path(&axes.places(line), Stroke::new(Colour::A, 3.0));
            let (foot, top) = (axes.at(X0 + STEP, (X0 + STEP).sin()), axes.at(X0 + STEP, there));
            sketch.dashes(&[foot, top], Stroke::new(Colour::B, 2.5));
            sketch.disc(axes.at(X0, X0.sin()), 5.5, Fill(Colour::Ink, 1.0));
            let (x, y) = axes.at(2.75, 0.38);
            sketch.text((x + 14.0, y - 20.0), "~f~", Text::new(19.0));
            let (x, y) = axes.at(1.55, 1.24);
            sketch.text((x - 18.0, y - 20.0), "~f̃~", Text::new(19.0).colour(Colour::A));
            sketch.text(
                (top.0 + 8.0, f64::midpoint(foot.1, top.1)),
                "error",
                Text::new(17.0).left().colour(Colour::B),
            );
            let axes = Axes {
                corner: (356.0, 22.0),
                size: (232.0, 262.0),
                x: Scale::Log(1e-8, 1.0),
                y: Scale::Log(LEAST, 10.0),
            };
            let ticks = [(1e-8, "10⁻⁸"), (1e-4, "10⁻⁴"), (1.0, "1")];
            let decades =
                [(1e-16, "10⁻¹⁶"), (1e-12, "10⁻¹²"), (1e-8, "10⁻⁸"), (1e-4, "10⁻⁴"), (1.0, "1")];
            axes.draw(sketch, ("step ~t~", &ticks), ("", &decades));
            for (errors, colour) in [(&off, Colour::E), (&right, Colour::A)] {
                let shown = errors.iter().map(|&(t, error)| (t, error.clamp(LEAST, 10.0)));
                sketch.path(&axes.places(shown), Stroke::new(colour, 2.5));
            }
            let label = Text::new(17.0).left();
            let (x, y) = axes.at(5e-8, 1e-6);
            sketch.lines((x, y - 22.0), 20.0, &["slope 1 % off"], label.colour(Colour::E));
            let (x, y) = axes.at(2e-5, 1e-12);
            sketch.lines((x + 18.0, y + 20.0), 20.0, &["right slope"], label.colour(Colour::A));
        },
    ))
}
