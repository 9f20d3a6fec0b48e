//! Gradient descent on the landscape that ends the part.

use ndarray::Array2;

use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, WIDTH};

/// f(x) = sin x1 cos x2 + sin x1/2 cos x2/2.
fn height(x1: f64, x2: f64) -> f64 {
    x1.sin() * x2.cos() + (0.5 * x1).sin() * (0.5 * x2).cos()
}

/// The slope along each axis, by central differences.
fn slope(x1: f64, x2: f64) -> (f64, f64) {
    const STEP: f64 = 1e-5;
    let along =
        |d1: f64, d2: f64| (height(x1 + d1, x2 + d2) - height(x1 - d1, x2 - d2)) / (2.0 * STEP);
    (along(STEP, 0.0), along(0.0, STEP))
}

/// The points of a descent with a fixed step size.
fn descent(start: (f64, f64)) -> Vec<(f64, f64)> {
    const STEP_SIZE: f64 = 0.3;
    std::iter::successors(Some(start), |&(x1, x2)| {
        let (g1, g2) = slope(x1, x2);
        (g1.hypot(g2) > 0.01).then_some((x1 - STEP_SIZE * g1, x2 - STEP_SIZE * g2))
    })
    .take(60)
    .collect()
}

/// Level lines with four descents.
pub fn draw() -> Picture {
    const STARTS: [(f64, f64); 4] = [(2.0, 1.0), (3.3, 6.45), (7.2, 2.6), (7.7, 0.35)];
    Picture::new(
        424.0,
        "Steps down a landscape",
        "Level lines of a hilly surface, in warm colours on its hills and in cold ones in its hollows. From four starting points, rows of dots follow \
         gradient descent: the steps are long where the ground is steep and short near the bottom of a hollow.",
        |sketch| {
            let axes = Axes {
                corner: (2.0, 2.0),
                size: (WIDTH - 4.0, 420.0),
                x: Scale::Linear(0.0, 10.0),
                y: Scale::Linear(0.0, 7.0),
            };
            let values =
                Array2::from_shape_fn((71, 101), |(i, j)| height(j as f64 / 10.0, i as f64 / 10.0));
            for step in -8..=8_i32 {
                let level = 0.2 * f64::from(step);
                let colour = if step < 0 { Colour::A } else { Colour::B };
                let stroke = Stroke::new(colour, 1.2).faint(0.35 + 0.05 * f64::from(step.abs()));
                for line in contours(&values, level) {
                    let line = line.into_iter().map(|(column, row)| (column / 10.0, row / 10.0));
                    sketch.path(&axes.places(line), stroke);
                }
            }
            for start in STARTS {
                let places = axes.places(descent(start));
                sketch.path(&places, Stroke::new(Colour::Ink, 1.5));
                for &place in &places {
                    sketch.disc(place, 3.0, Fill(Colour::Ink, 1.0));
                }
                sketch.disc(places[0], 6.0, Fill(Colour::E, 1.0));
            }
            sketch.frame(axes.corner, axes.size, Stroke::new(Colour::Grid, 1.5));
        },
    )
}
