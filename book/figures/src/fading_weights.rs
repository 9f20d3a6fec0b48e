//! With which weight past gradients take part in a velocity.

use kit::Value;
use ndarray::Array1;

use crate::answers::{Answers, ask, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

const STEPS: usize = 24;

/// `gradient_weights` after 24 steps of size 1, for three λ.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let mut weights = |lambda: f64| -> Result<Array1<f64>, String> {
        let arguments = vec![vector(&[1.0; STEPS]), Value::Float(lambda)];
        let weights: Array1<f64> = ask(answers, "gradient_weights", arguments)?;
        if weights.len() == STEPS {
            Ok(weights)
        } else {
            Err(format!("gradient_weights gives {} weights for {STEPS} steps", weights.len()))
        }
    };
    let curves = [
        (weights(0.5)?, Colour::E, "λ = 0.5", (-0.45, 0.075)),
        (weights(0.8)?, Colour::B, "λ = 0.8", (8.0, 0.255)),
        (weights(0.9)?, Colour::A, "λ = 0.9", (8.4, 0.55)),
    ];
    Ok(Picture::new(
        330.0,
        "The weights of past gradients",
        "Weight against age, from the newest gradient, 0 steps old, to one that is 23 steps old. All three curves begin at 1 and fall geometrically. For lambda = \
         0.5 the weight is below 0.01 after 7 steps; for 0.8 it is 0.1 after 10; for 0.9 it is still 0.09 after 23.",
        |sketch| {
            let axes = Axes {
                corner: (62.0, 14.0),
                size: (526.0, 250.0),
                x: Scale::Linear(-0.7, 23.7),
                y: Scale::Linear(0.0, 1.08),
            };
            let ages = [(0.0, "0"), (5.0, "5"), (10.0, "10"), (15.0, "15"), (20.0, "20")];
            let heights = [(0.0, "0"), (0.5, "0.5"), (1.0, "1")];
            axes.draw(sketch, ("age of the gradient, in steps", &ages), ("weight", &heights));
            for (weights, colour, name, (x, y)) in curves {
                let newest_first = weights.iter().rev().enumerate();
                let places =
                    axes.places(newest_first.map(|(age, w)| (age as f64, w.clamp(0.0, 1.08))));
                sketch.path(&places, Stroke::new(colour, 1.5).faint(0.6));
                for &place in &places {
                    sketch.disc(place, 4.5, Fill(colour, 1.0));
                }
                sketch.text(axes.at(x, y), name, Text::new(18.0).left().colour(colour));
            }
        },
    ))
}
