//! A composition of differentiable operations.

use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The chain of operations above, the function it makes below, with a tangent.
pub fn draw() -> Picture {
    const AT: f64 = 1.8;
    let f = |x: f64| ((3.0 * x).sin().exp() + 1.0).sqrt();
    // By the chain rule, one factor an operation.
    let slope = 3.0 * (3.0 * AT).cos() * (3.0 * AT).sin().exp() / (2.0 * f(AT));
    Picture::new(
        420.0,
        "Five simple operations make one smooth function",
        "Above, a chain of five boxes: times 3, sine, exponential, plus 1, square root. Below, the graph of the function they \
         make together: a smooth wave between about 1.2 and 1.9. At x = 1.8 a tangent touches it.",
        |sketch| {
            const BOXES: [&str; 5] = ["3 · □", "sin □", "exp □", "□ + 1", "√□"];
            let arrow = Stroke::new(Colour::Ink, 2.0);
            sketch.text((14.0, 42.0), "~x~", Text::new(20.0));
            for (place, name) in BOXES.into_iter().enumerate() {
                let left = 58.0 + 100.0 * place as f64;
                sketch.arrow((left - 30.0, 42.0), (left - 3.0, 42.0), arrow);
                sketch.rectangle((left, 20.0), (68.0, 44.0), Fill(Colour::Soft, 1.0));
                sketch.frame((left, 20.0), (68.0, 44.0), Stroke::new(Colour::A, 1.5));
                sketch.text((left + 34.0, 42.0), name, Text::new(18.0));
            }
            sketch.arrow((528.0, 42.0), (555.0, 42.0), arrow);
            sketch.text((578.0, 42.0), "~f~(~x~)", Text::new(20.0));

            let axes = Axes {
                corner: (76.0, 96.0),
                size: (506.0, 254.0),
                x: Scale::Linear(0.0, 4.0),
                y: Scale::Linear(1.0, 2.2),
            };
            let ticks = [(0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3"), (4.0, "4")];
            axes.draw(
                sketch,
                ("~x~", &ticks),
                ("~f~(~x~)", &[(1.0, "1.0"), (1.5, "1.5"), (2.0, "2.0")]),
            );
            let curve =
                axes.places((0..=200).map(|step| f64::from(step) / 50.0).map(|x| (x, f(x))));
            sketch.path(&curve, Stroke::new(Colour::A, 3.0));
            let tangent = [-0.55, 0.55].map(|dx| axes.at(AT + dx, f(AT) + slope * dx));
            sketch.path(&tangent, Stroke::new(Colour::B, 2.5));
            sketch.disc(axes.at(AT, f(AT)), 5.5, Fill(Colour::B, 1.0));
            let (x, y) = tangent[1];
            sketch.text((x + 8.0, y + 10.0), "tangent", Text::new(17.0).left().colour(Colour::B));
        },
    )
}
