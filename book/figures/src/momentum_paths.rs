//! The same valley without and with momentum.

use kit::Value;
use ndarray::{Array1, Array2, array};

use crate::answers::{Answers, ask_given, given_of_length, vector};
use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

const STEPS: usize = 20;

fn gradient(x: Array1<f64>) -> Array1<f64> {
    array![x[0], 16.0 * x[1]]
}

/// `descend_with_momentum` from (8, 1.5) with η = 0.11 on ½ (x₁² + 16 x₂²): λ = 0 above, λ = ½ below.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let slope = given_of_length(2, gradient);
    let mut run = |lambda: f64| -> Result<Array2<f64>, String> {
        let arguments = vec![
            Value::Function(0),
            vector(&[8.0, 1.5]),
            vector(&[0.11; STEPS]),
            Value::Float(lambda),
        ];
        let path: Array2<f64> = ask_given(answers, "descend_with_momentum", arguments, &[&slope])?;
        if path.dim() != (STEPS + 1, 2) {
            let (found, due) = (path.dim(), (STEPS + 1, 2));
            return Err(format!(
                "descend_with_momentum gives shape {found:?} where {due:?} is due"
            ));
        }
        Ok(path)
    };
    let panels = [
        (run(0.0)?, "λ = 0: plain descent", Colour::B, 38.0),
        (run(0.5)?, "λ = 0.5: momentum", Colour::A, 238.0),
    ];
    Ok(Picture::new(
        408.0,
        "Plain descent and momentum in a narrow valley",
        "Twice the same long, narrow valley of elliptical level lines, with 20 steps from the same point at its right end. Above, plain descent jumps from one wall \
         to the other, advances slowly along the valley and ends well short of the minimum. Below, with momentum, the jumps across are \
         damped, the steps along the valley become longer, and the path ends at the minimum.",
        |sketch| {
            for (path, name, colour, top) in panels {
                let axes = Axes {
                    corner: (34.0, top),
                    size: (560.0, 136.0),
                    x: Scale::Linear(-1.2, 9.0),
                    y: Scale::Linear(-1.9, 1.9),
                };
                let (x, y) = (|j: f64| -1.2 + 10.2 * j / 102.0, |i: f64| -1.9 + 3.8 * i / 76.0);
                let values = Array2::from_shape_fn((77, 103), |(i, j)| {
                    f64::midpoint(x(j as f64).powi(2), 16.0 * y(i as f64).powi(2))
                });
                let ticks = [(0.0, "0"), (2.0, "2"), (4.0, "4"), (6.0, "6"), (8.0, "8")];
                axes.draw(sketch, ("", &ticks), ("", &[(-1.0, "−1"), (0.0, "0"), (1.0, "1")]));
                for level in [0.4, 2.0, 6.0, 12.0, 20.0, 30.0, 42.0] {
                    for line in contours(&values, level) {
                        let line = line.into_iter().map(|(j, i)| (x(j), y(i)));
                        sketch.path(&axes.places(line), Stroke::new(Colour::Ink, 1.0).faint(0.4));
                    }
                }
                let points = path.rows().into_iter().map(|row| (row[0], row[1]));
                let inside = |(x, y): &(f64, f64)| (-1.2..=9.0).contains(x) && y.abs() <= 1.9;
                let places = axes.places(points.take_while(inside));
                sketch.path(&places, Stroke::new(colour, 2.0));
                for &place in &places {
                    sketch.disc(place, 3.5, Fill(colour, 1.0));
                }
                sketch.disc(axes.at(0.0, 0.0), 4.0, Fill(Colour::Ink, 1.0));
                sketch.text((314.0, top - 18.0), name, Text::new(18.0).colour(colour).bold());
            }
        },
    ))
}
