//! A product of a sine and a cosine as a graph of operations: values go forwards, derivatives backwards.

use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Point, Sketch, Stroke, Text};

const SIZE: (f64, f64) = (104.0, 50.0);

/// sin x₁ cos x₂ at (π/3, π/3).
pub fn draw() -> Picture {
    Picture::new(
        306.0,
        "A function as a graph of operations, run forwards and backwards",
        "Five boxes from left to right. x1 leads to the sine and x2 to the cosine, and both lead to their product y. Forwards go the values: \
         1.047 and 1.047, 0.866 and 0.5, and 0.433. Backwards goes the derivative of y by each box: 1 at the product, 0.5 at the \
         sine and 0.866 at the cosine, and 0.25 at x1 and minus 0.75 at x2.",
        |sketch| {
            let (x1, x2) = ((70.0, 70.0), (70.0, 210.0));
            let (sin, cos, product) = ((300.0, 70.0), (300.0, 210.0), (530.0, 140.0));
            for (from, to) in [(x1, sin), (x2, cos), (sin, product), (cos, product)] {
                there_and_back(sketch, from, to);
            }
            for (at, name, value, derivative) in [
                (x1, "~x~_{1}", "1.047", "0.25"),
                (x2, "~x~_{2}", "1.047", "−0.75"),
                (sin, "sin ~x~_{1}", "0.866", "0.5"),
                (cos, "cos ~x~_{2}", "0.5", "0.866"),
                (product, "~y~", "0.433", "1"),
            ] {
                let corner = (at.0 - 0.5 * SIZE.0, at.1 - 0.5 * SIZE.1);
                sketch.rectangle(corner, SIZE, Fill(Colour::Soft, 1.0));
                sketch.frame(corner, SIZE, Stroke::new(Colour::Ink, 1.5));
                sketch.text(at, name, Text::new(17.0));
                let look = Text::new(18.0);
                sketch.text((at.0, at.1 - 42.0), value, look.colour(Colour::A));
                sketch.text((at.0, at.1 + 42.0), derivative, look.colour(Colour::B));
            }
            let legend = Text::new(17.0).left();
            sketch.text((20.0, 286.0), "above: the value", legend.colour(Colour::A));
            sketch.text(
                (250.0, 286.0),
                "below: the derivative of ~y~ by it",
                legend.colour(Colour::B),
            );
        },
    )
}

/// An arrow in either direction between two boxes.
fn there_and_back(sketch: &mut Sketch, from: Point, to: Point) {
    let (left, right) = (from.0 + 0.5 * SIZE.0 + 6.0, to.0 - 0.5 * SIZE.0 - 6.0);
    let slope = (to.1 - from.1) / 70.0;
    let (start, end) = (from.1 + 14.0 * slope, to.1 - 13.0 * slope);
    sketch.arrow((left, start - 6.0), (right, end - 6.0), Stroke::new(Colour::A, 2.5));
    sketch.arrow((right, end + 6.0), (left, start + 6.0), Stroke::new(Colour::B, 2.5));
}
