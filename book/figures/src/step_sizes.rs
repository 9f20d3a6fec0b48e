//! The same descent with four step sizes.

use kit::Value;
use ndarray::{Array1, Array2};

use crate::answers::{Answers, ask_given, given_of_length, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

const STEPS: usize = 6;
const HALF: f64 = 2.6;

/// `descend` from −1.4 on ½ x², whose gradient is x.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let mut run = |eta: f64| -> Result<Array1<f64>, String> {
        let gradient = given_of_length(1, |x: Array1<f64>| x);
        let arguments = vec![Value::Function(0), vector(&[-1.4]), vector(&[eta; STEPS])];
        let path: Array2<f64> = ask_given(answers, "descend", arguments, &[&gradient])?;
        if path.dim() != (STEPS + 1, 1) {
            return Err(format!(
                "descend gives shape {:?} where ({}, 1) is due",
                path.dim(),
                STEPS + 1
            ));
        }
        Ok(path.column(0).to_owned())
    };
    let panels = [
        (run(0.1)?, "η = 0.1: slow", Colour::E, (14.0, 36.0)),
        (run(0.8)?, "η = 0.8: good", Colour::C, (312.0, 36.0)),
        (run(1.8)?, "η = 1.8: oscillating", Colour::A, (14.0, 226.0)),
        (run(2.1)?, "η = 2.1: diverging", Colour::B, (312.0, 226.0)),
    ];
    Ok(Picture::new(
        376.0,
        "Four step sizes on one parabola",
        "Four plots of the parabola x squared over 2, each with six steps of gradient descent from x = minus 1.4. With step size 0.1 the points creep down \
         one side and have not arrived. With 0.8 they are at the bottom after two steps. With 1.8 they jump from side to side and come down slowly. \
         With 2.1 they jump from side to side and climb.",
        |sketch| {
            for (points, name, colour, corner) in panels {
                let axes = Axes {
                    corner,
                    size: (274.0, 140.0),
                    x: Scale::Linear(-HALF, HALF),
                    y: Scale::Linear(-0.35, 3.2),
                };
                sketch.frame(axes.corner, axes.size, Stroke::new(Colour::Grid, 1.5));
                let parabola = (-50..=50).map(|step| 0.05 * f64::from(step));
                let parabola = axes.places(parabola.map(|x| (x, x * x / 2.0)));
                sketch.path(&parabola, Stroke::new(Colour::Ink, 1.5).faint(0.6));
                let shown = points.iter().take_while(|x| x.abs() <= HALF);
                let places = axes.places(shown.map(|&x| (x, x * x / 2.0)));
                sketch.path(&places, Stroke::new(colour, 2.0));
                for &place in &places {
                    sketch.disc(place, 4.5, Fill(colour, 1.0));
                }
                if let Some(&start) = places.first() {
                    sketch.ring(start, 8.0, Stroke::new(Colour::Ink, 1.5));
                }
                let place = (corner.0 + 137.0, corner.1 - 16.0);
                sketch.text(place, name, Text::new(18.0).colour(colour).bold());
            }
        },
    ))
}
