//! The norm of the gradient along paths over the landscape, on a log axis.

use kit::Answer as _;
use ndarray::{Array2, Array3, arr2};

use crate::answers::{Answers, ask_some, matrix, or_lacking};
use crate::axes::{Axes, Scale};
use crate::hills::{self, STARTS, paths_of_shape};
use crate::palette::Colour;
use crate::sketch::{Picture, Stroke, Text};

const ETA: f64 = 0.1;
const STEPS: usize = 200;
/// What is smaller is drawn here.
const LEAST: f64 = 1e-16;

/// `gradient_norms` of `descend_with_momentum` from one start, for three momenta, and of `adam`.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let mut run = |lambda: f64| -> Result<Array3<f64>, String> {
        let start = matrix(&arr2(&STARTS[..1]));
        let arguments = vec![start, ETA.give(), lambda.give(), STEPS.give()];
        let paths = ask_some(answers, "descend_with_momentum", arguments)?;
        paths_of_shape("descend_with_momentum", paths, (STEPS, 1))
    };
    let runs = [run(0.0)?, run(0.5)?, run(0.8)?];
    // Adam is the matter of another exercise, which may be still to be done.
    let mut lacking = Vec::new();
    let adam = or_lacking(hills::adam(answers, STARTS[0], ETA, STEPS), &mut lacking);
    let mut curve = |paths: &Array3<f64>| -> Result<Vec<f64>, String> {
        let norms: Array2<f64> = ask_some(answers, "gradient_norms", vec![paths.give()])?;
        if norms.dim() == (STEPS + 1, 1) {
            Ok(norms.into_iter().collect())
        } else {
            Err(format!(
                "gradient_norms gives shape {:?} where ({}, 1) is due",
                norms.dim(),
                STEPS + 1
            ))
        }
    };
    let mut curves = vec![
        (Colour::A, curve(&runs[0])?, "λ = 0", (176.0, 1e-7)),
        (Colour::D, curve(&runs[1])?, "λ = 0.5", (78.0, 2e-14)),
        (Colour::B, curve(&runs[2])?, "λ = 0.8", (168.0, 6e-12)),
    ];
    if let Some(adam) = adam {
        curves.push((Colour::C, curve(&adam)?, "Adam", (165.0, 2e-2)));
    }
    let picture = Picture::new(
        340.0,
        "The norm of the gradient against the step, with and without momentum",
        "The norm of the gradient on a logarithmic axis from ten to the minus 16 to 1, against steps 0 to 200 with step size 0.1 from \
         one start. Without momentum it rises a little at first and then falls along a straight line to about ten to the \
         minus 7. With momentum 0.5 it falls along a line three times as steep, and stays near ten to the minus 15, where \
         rounding stops it. With momentum 0.8 it falls in swings, between the other two. Adam's \
         falls in swings as well, the slowest of all, to about ten to the minus 4.",
        |sketch| {
            let axes = Axes {
                corner: (84.0, 18.0),
                size: (496.0, 252.0),
                x: Scale::Linear(0.0, STEPS as f64),
                y: Scale::Log(LEAST, 10.0),
            };
            let steps = [(0.0, "0"), (50.0, "50"), (100.0, "100"), (150.0, "150"), (200.0, "200")];
            let norms =
                [(1e-16, "10⁻¹⁶"), (1e-12, "10⁻¹²"), (1e-8, "10⁻⁸"), (1e-4, "10⁻⁴"), (1.0, "1")];
            axes.draw(sketch, ("step ~t~", &steps), ("‖∇~f~ (^x^_{t})‖", &norms));
            for (colour, norms, name, (step, norm)) in curves {
                let shown = |(step, norm): (usize, &f64)| (step as f64, norm.clamp(LEAST, 10.0));
                let places = axes.places(norms.iter().enumerate().map(shown));
                sketch.path(&places, Stroke::new(colour, 2.5));
                sketch.text(axes.at(step, norm), name, Text::new(17.0).colour(colour));
            }
        },
    );
    Ok(picture.without_paths(&lacking))
}
