//! The path of gradient descent across the level lines of a bowl.

use kit::Value;
use ndarray::{Array1, Array2, array};

use crate::answers::{Answers, ask_given, given_of_length, vector};
use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

const STEPS: usize = 6;

fn gradient(x: Array1<f64>) -> Array1<f64> {
    array![x[0], 3.0 * x[1]]
}

/// `descend` from (4, 2) with η = ½ on ½ (x₁² + 3 x₂²).
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let slope = given_of_length(2, gradient);
    let arguments = vec![Value::Function(0), vector(&[4.0, 2.0]), vector(&[0.5; STEPS])];
    let path: Array2<f64> = ask_given(answers, "descend", arguments, &[&slope])?;
    if path.dim() != (STEPS + 1, 2) {
        return Err(format!(
            "descend gives shape {:?} where ({}, 2) is due",
            path.dim(),
            STEPS + 1
        ));
    }
    Ok(Picture::new(
        374.0,
        "Gradient descent on a bowl",
        "Elliptical level lines, wider than they are high, around the minimum at the origin. From the point (4, 2) a path of arrows zigzags to the minimum: \
         each step leaves its point at right angles to the level line there, crosses the valley, and is half as long as the step before.",
        |sketch| {
            let axes = Axes {
                corner: (58.0, 10.0),
                size: (534.0, 300.0),
                x: Scale::Linear(-0.8, 4.8),
                y: Scale::Linear(-1.3, 2.3),
            };
            let (x, y) = (|j: f64| -0.8 + 5.6 * j / 84.0, |i: f64| -1.3 + 3.6 * i / 54.0);
            let values = Array2::from_shape_fn((55, 85), |(i, j)| {
                f64::midpoint(x(j as f64).powi(2), 3.0 * y(i as f64).powi(2))
            });
            let ticks = [(0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3"), (4.0, "4")];
            let upwards = [(-1.0, "−1"), (0.0, "0"), (1.0, "1"), (2.0, "2")];
            axes.draw(sketch, ("~x~_{1}", &ticks), ("~x~_{2}", &upwards));
            for level in [0.22, 0.875, 2.0, 3.5, 6.0, 9.5, 14.0] {
                for line in contours(&values, level) {
                    let line = line.into_iter().map(|(j, i)| (x(j), y(i)));
                    sketch.path(&axes.places(line), Stroke::new(Colour::A, 1.3).faint(0.6));
                }
            }
            let points = path.rows().into_iter().map(|row| (row[0], row[1]));
            let places = axes.places(points.filter(|(x, y)| x.abs() < 9.0 && y.abs() < 9.0));
            for pair in places.windows(2) {
                sketch.arrow(pair[0], pair[1], Stroke::new(Colour::B, 2.2));
            }
            for &place in &places {
                sketch.disc(place, 4.0, Fill(Colour::B, 1.0));
            }
            sketch.disc(axes.at(0.0, 0.0), 4.0, Fill(Colour::Ink, 1.0));
            let names = ["^x^_{0}", "^x^_{1}", "^x^_{2}", "^x^_{3}"];
            let aside = [(14.0, -14.0), (10.0, 20.0), (12.0, -14.0), (10.0, 18.0)];
            for ((name, place), (right, down)) in names.iter().zip(&places).zip(aside) {
                sketch.text((place.0 + right, place.1 + down), name, Text::new(18.0));
            }
        },
    ))
}
