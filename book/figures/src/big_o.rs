//! A function that stays under a multiple of another one from some point on.

use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// f(n) = n² + 30 n, g(n) = n² and 2 g(n).
pub fn draw() -> Picture {
    let f = |n: f64| n * n + 30.0 * n;
    Picture::new(
        344.0,
        "n² + 30 n is at most 2 n² from n = 30 on",
        "Three curves over n from 0 to 50. The lowest is g(n) = n², the second f(n) = n² + 30 n, which lies above g throughout. The \
         third, 2 g(n), begins below f, crosses it at n = 30, marked by a dashed line, and is above it from there on.",
        |sketch| {
            let axes = Axes {
                corner: (86.0, 18.0),
                size: (494.0, 262.0),
                x: Scale::Linear(0.0, 50.0),
                y: Scale::Linear(0.0, 5000.0),
            };
            axes.draw(
                sketch,
                (
                    "~n~",
                    &[
                        (0.0, "0"),
                        (10.0, "10"),
                        (20.0, "20"),
                        (30.0, "~n~_{0} = 30"),
                        (40.0, "40"),
                        (50.0, "50"),
                    ],
                ),
                (
                    "",
                    &[
                        (0.0, "0"),
                        (1000.0, "1000"),
                        (2000.0, "2000"),
                        (3000.0, "3000"),
                        (4000.0, "4000"),
                        (5000.0, "5000"),
                    ],
                ),
            );
            let mut curve = |value: &dyn Fn(f64) -> f64, stroke| {
                let places =
                    axes.places((0..=100).map(|step| f64::from(step) / 2.0).map(|n| (n, value(n))));
                sketch.path(&places, stroke);
            };
            curve(&|n| n * n, Stroke::new(Colour::C, 2.5));
            curve(&|n| 2.0 * n * n, Stroke::new(Colour::A, 3.0));
            curve(&f, Stroke::new(Colour::B, 3.0));
            let ridge = [axes.at(30.0, 0.0), axes.at(30.0, f(30.0))];
            sketch.dashes(&ridge, Stroke::new(Colour::Ink, 1.5));
            sketch.disc(ridge[1], 5.0, Fill(Colour::Ink, 1.0));
            let label = Text::new(18.0);
            let (x, y) = axes.at(43.0, 3900.0);
            sketch.text((x - 12.0, y), "2 ~g~(~n~)", label.right().colour(Colour::A));
            let (x, y) = axes.at(20.0, f(20.0));
            sketch.text(
                (x - 14.0, y - 14.0),
                "~f~(~n~) = ~n~² + 30 ~n~",
                label.right().colour(Colour::B),
            );
            let (x, y) = axes.at(42.0, 42.0 * 42.0);
            sketch.text((x, y + 34.0), "~g~(~n~) = ~n~²", label.colour(Colour::C));
        },
    )
}
