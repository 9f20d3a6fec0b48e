//! Which directions lead downhill, and how steeply.

use std::f64::consts::{PI, TAU};

use kit::Value;
use ndarray::{Array1, Array2, array};

use crate::answers::{Answers, ask_given, given_of_length, vector};
use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// Where the directions start from.
const X: [f64; 2] = [1.25, 0.5];

fn value(x: f64, y: f64) -> f64 {
    f64::midpoint(x * x, 3.0 * y * y)
}

fn gradient(x: Array1<f64>) -> Array1<f64> {
    array![x[0], 3.0 * x[1]]
}

/// The unit vector at an angle to the gradient at X, against the clock.
fn direction(angle: f64) -> [f64; 2] {
    let g = gradient(Array1::from_iter(X));
    let (sin, cos) = (g[1].atan2(g[0]) + angle).sin_cos();
    [cos, sin]
}

/// `is_descent_direction` and `steepest_direction` on the left, `directional_derivative` on the right.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let slope = given_of_length(2, gradient);
    let arguments = |p: &[f64; 2]| vec![Value::Function(0), vector(&X), vector(p)];
    let mut fan = Vec::new();
    for sixteenth in 0..24 {
        let p = direction(TAU * f64::from(sixteenth) / 24.0);
        let falls: bool = ask_given(answers, "is_descent_direction", arguments(&p), &[&slope])?;
        fan.push((p, falls));
    }
    let steepest: Option<Array1<f64>> =
        ask_given(answers, "steepest_direction", vec![Value::Function(0), vector(&X)], &[&slope])?;
    let steepest = steepest
        .filter(|p| p.len() == 2)
        .ok_or("steepest_direction gives no direction of the plane")?;
    let mut slopes = Vec::new();
    for step in 0..=96 {
        let angle = TAU * f64::from(step) / 96.0;
        let value: f64 =
            ask_given(answers, "directional_derivative", arguments(&direction(angle)), &[&slope])?;
        slopes.push((angle, value));
    }
    Ok(Picture::new(
        336.0,
        "Descent directions, and the slope against the angle to the gradient",
        "Left, elliptical level lines around a minimum and a point x off it. From x start 24 arrows of one length. The gradient stands at right angles \
         to the level line through x and points outwards. The arrows on the other side of the level line's tangent, at more than a right angle to the gradient, \
         are descent directions; the one exactly opposite to the gradient is the steepest. Right, the directional derivative against the angle alpha to the gradient is a cosine \
         curve: positive up to pi/2, negative from there to 3 pi/2, and smallest at pi.",
        |sketch| {
            let plane = Axes {
                corner: (8.0, 40.0),
                size: (272.0, 272.0),
                x: Scale::Linear(-0.65, 2.85),
                y: Scale::Linear(-1.25, 2.25),
            };
            let grid = |place: f64, from: f64| from + 3.5 * place / 70.0;
            let values = Array2::from_shape_fn((71, 71), |(i, j)| {
                value(grid(j as f64, -0.65), grid(i as f64, -1.25))
            });
            let here = value(X[0], X[1]);
            for level in [0.1, 0.4, here, 2.2, 3.6, 5.4] {
                let stroke = Stroke::new(Colour::Ink, if level == here { 2.0 } else { 1.0 });
                for line in contours(&values, level) {
                    let line = line.into_iter().map(|(j, i)| (grid(j, -0.65), grid(i, -1.25)));
                    sketch.path(&plane.places(line), stroke.faint(0.55));
                }
            }
            sketch.frame(plane.corner, plane.size, Stroke::new(Colour::Grid, 1.5));
            let centre = plane.at(X[0], X[1]);
            let tip =
                |p: [f64; 2], length: f64| plane.at(X[0] + length * p[0], X[1] + length * p[1]);
            for (p, falls) in fan {
                let colour = if falls { Colour::A } else { Colour::B };
                sketch.arrow(centre, tip(p, 0.75), Stroke::new(colour, 1.5).faint(0.75));
            }
            let (uphill, downhill) = (direction(0.0), [steepest[0], steepest[1]]);
            sketch.arrow(centre, tip(uphill, 1.15), Stroke::new(Colour::B, 4.0));
            sketch.arrow(centre, tip(downhill, 1.15), Stroke::new(Colour::A, 4.0));
            sketch.disc(centre, 5.0, Fill(Colour::Ink, 1.0));
            let (x, y) = tip(uphill, 1.15);
            sketch.text((x + 4.0, y - 16.0), "∇~f~", Text::new(19.0).colour(Colour::B));
            let (x, y) = tip(downhill, 1.15);
            sketch.text((x - 4.0, y + 16.0), "−∇~f~", Text::new(19.0).colour(Colour::A));
            let (x, y) = plane.at(0.0, 0.0);
            sketch.disc((x, y), 3.0, Fill(Colour::Ink, 0.7));

            let plot = Axes {
                corner: (334.0, 40.0),
                size: (240.0, 230.0),
                x: Scale::Linear(0.0, TAU),
                y: Scale::Linear(-2.4, 2.4),
            };
            let quarters =
                [(0.0, "0"), (PI / 2.0, "π/2"), (PI, "π"), (1.5 * PI, "3π/2"), (TAU, "2π")];
            plot.draw(sketch, ("α", &quarters), ("", &[(-2.0, "−2"), (0.0, "0"), (2.0, "2")]));
            let (left, right) = (plot.at(PI / 2.0, 0.0), plot.at(1.5 * PI, -2.4));
            sketch.rectangle(left, (right.0 - left.0, right.1 - left.1), Fill(Colour::A, 0.12));
            sketch.line(plot.at(0.0, 0.0), plot.at(TAU, 0.0), Stroke::new(Colour::Ink, 1.0));
            let places = plot.places(slopes.iter().map(|&(x, y)| (x, y.clamp(-2.4, 2.4))));
            sketch.path(&places, Stroke::new(Colour::Ink, 2.5));
            if let Some(&(angle, least)) = slopes.iter().min_by(|a, b| a.1.total_cmp(&b.1)) {
                sketch.disc(plot.at(angle, least.max(-2.4)), 5.0, Fill(Colour::A, 1.0));
            }
            sketch.text(plot.at(PI, -0.45), "descent", Text::new(17.0).colour(Colour::A));
            sketch.text((454.0, 20.0), "slope along ^p^, ‖^p^‖ = 1", Text::new(17.0));
            sketch.text((144.0, 20.0), "24 directions from ^x^", Text::new(17.0));
        },
    ))
}
