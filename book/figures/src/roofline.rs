//! An idealised machine, and products of matrices on it.

use kit::Answer as _;

use crate::answers::{Answers, ask, ask_some};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// Operations and bytes a second.
const PEAK: f64 = 1e11;
const BANDWIDTH: f64 = 1e10;

/// The shapes (a, b, c) of a product, its name, and where that stands beside the point.
type Product = ((usize, usize, usize), &'static str, (f64, f64));

const PRODUCTS: [Product; 5] = [
    ((1000, 1000, 1), "matrix · vector", (14.0, 10.0)),
    ((1000, 1000, 8), "batch of 8", (14.0, 10.0)),
    ((48, 48, 48), "~n~ = 48", (14.0, 10.0)),
    ((240, 240, 240), "~n~ = 240", (-24.0, 22.0)),
    ((1024, 1024, 1024), "~n~ = 1024", (-30.0, 22.0)),
];

/// `roofline` over the intensities, and on it products at their `arithmetic_intensity`.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let mut speed = |intensity: f64| -> Result<f64, String> {
        ask(answers, "roofline", vec![intensity.give(), PEAK.give(), BANDWIDTH.give()])
    };
    let mut roof = Vec::new();
    for step in 0..=60 {
        let intensity = 0.1 * 10_f64.powf(f64::from(step) / 15.0);
        roof.push((intensity, speed(intensity)?));
    }
    let mut points = Vec::new();
    for ((a, b, c), name, beside) in PRODUCTS {
        let shape = vec![a.give(), b.give(), c.give(), 8_usize.give()];
        let intensity: f64 = ask_some(answers, "arithmetic_intensity", shape)?;
        let machine = vec![intensity.give(), PEAK.give(), BANDWIDTH.give()];
        let speed: f64 = ask(answers, "roofline", machine.clone())?;
        let memory_bound: bool = ask(answers, "is_memory_bound", machine)?;
        points.push((intensity, speed, memory_bound, name, beside));
    }
    Ok(Picture::new(
        366.0,
        "A roofline: speed against arithmetic intensity",
        "Logarithmic axes. The attainable speed rises in a straight line with the intensity up to ten operations a byte, and is level \
         from there on. On the slope, memory-bound: a matrix times a vector at a quarter of an operation a byte, a batch of eight vectors at \
         2, a product of matrices of size 48 at 4. On the level part, compute-bound: products of size 240 and 1024.",
        |sketch| {
            let axes = Axes {
                corner: (96.0, 18.0),
                size: (484.0, 288.0),
                x: Scale::Log(0.1, 1000.0),
                y: Scale::Log(1e9, 3e11),
            };
            let ticks = [(0.1, "0.1"), (1.0, "1"), (10.0, "10"), (100.0, "100"), (1000.0, "1000")];
            axes.draw(
                sketch,
                ("operations a byte", &ticks),
                ("operations a second", &[(1e9, "10⁹"), (1e10, "10¹⁰"), (1e11, "10¹¹")]),
            );
            let ridge = PEAK / BANDWIDTH;
            sketch.dashes(
                &[axes.at(ridge, 1e9), axes.at(ridge, 3e11)],
                Stroke::new(Colour::Grid, 1.5),
            );
            let places: Vec<_> = axes.places(roof);
            sketch.path(&places, Stroke::new(Colour::Ink, 3.0));
            let region = Text::new(18.0);
            let (x, y) = axes.at(1.0, 2e11);
            sketch.text((x, y), "memory-bound", region.colour(Colour::B));
            let (x, _) = axes.at(100.0, 2e11);
            sketch.text((x, y), "compute-bound", region.colour(Colour::A));
            for (intensity, speed, memory_bound, name, (right, down)) in points {
                let colour = if memory_bound { Colour::B } else { Colour::A };
                let (x, y) = axes.at(intensity, speed);
                sketch.disc((x, y), 6.0, Fill(colour, 1.0));
                sketch.text((x + right, y + down), name, Text::new(17.0).left().colour(colour));
            }
        },
    ))
}
