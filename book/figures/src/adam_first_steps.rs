//! The size of Adam's steps under a constant gradient, with and without the bias correction.

use kit::{Answer as _, Value};
use ndarray::{Array1, Array2, array};

use crate::answers::{Answers, ask_given, given_of_length, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Picture, Stroke, Text};

/// The steps of `adam`, and what they would be without the correction.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const ETA: f64 = 0.5;
    const STEPS: usize = 1000;
    let (beta1, beta2) = (0.9_f64, 0.999_f64);
    let gradient = given_of_length(1, |_: Array1<f64>| array![4.0]);
    let betas = Value::List(vec![beta1.give(), beta2.give()]);
    let args =
        vec![Value::Function(0), vector(&[0.0]), ETA.give(), betas, 1e-8.give(), STEPS.give()];
    let path: Array2<f64> = ask_given(answers, "adam", args, &[&gradient])?;
    if path.dim() != (STEPS + 1, 1) {
        return Err(format!("adam gives shape {:?} where ({}, 1) is due", path.dim(), STEPS + 1));
    }
    let corrected: Vec<(f64, f64)> =
        (1..=STEPS).map(|t| (t as f64, (path[[t - 1, 0]] - path[[t, 0]]) / ETA)).collect();
    let plain: Vec<(f64, f64)> = (1..=STEPS)
        .map(|t| t as f64)
        .map(|t| (t, (1.0 - beta1.powf(t)) / (1.0 - beta2.powf(t)).sqrt()))
        .collect();
    Ok(Picture::new(
        344.0,
        "Steps with and without the bias correction",
        "The length of a step in units of the step size against its number, from 1 to 1000 on a logarithmic axis, under a constant \
         gradient. With the correction it is 1 throughout. Without, it is 3.2 at first, rises to 6.6 at about step 12, and comes down to \
         1.3 only at step 1000.",
        |sketch| {
            let axes = Axes {
                corner: (70.0, 16.0),
                size: (510.0, 262.0),
                x: Scale::Log(1.0, STEPS as f64),
                y: Scale::Linear(0.0, 7.5),
            };
            let ticks = [(1.0, "1"), (10.0, "10"), (100.0, "100"), (1000.0, "1000")];
            let lengths = [(0.0, "0"), (1.0, "1"), (3.0, "3"), (5.0, "5"), (7.0, "7")];
            axes.draw(sketch, ("step ~t~", &ticks), ("length / ~η~", &lengths));
            sketch.path(&axes.places(plain), Stroke::new(Colour::B, 3.0));
            sketch.path(&axes.places(corrected), Stroke::new(Colour::A, 3.0));
            let (x, y) = axes.at(50.0, 5.6);
            sketch.text((x, y), "without correction", Text::new(18.0).left().colour(Colour::B));
            let (x, y) = axes.at(1.2, 1.6);
            sketch.text((x, y), "with correction", Text::new(18.0).left().colour(Colour::A));
        },
    ))
}
