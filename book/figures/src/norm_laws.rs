//! Three laws of the Euclidean norm as geometry.

use crate::palette::Colour;
use crate::sketch::{Picture, Point, Stroke, Text};

/// The triangle inequality, the parallelogram law and invariance under rotation.
pub fn draw() -> Picture {
    Picture::new(
        276.0,
        "Three laws of the Euclidean norm",
        "Three drawings. Left: a triangle with the sides x, y and x + y; the way along x and then y is longer than x + y. Middle: \
         a parallelogram with the sides x and y and both diagonals, x + y and x minus y. Right: a vector x and the same \
         vector turned, Q x, both ending on one circle.",
        |sketch| {
            let (label, name) = (Text::new(20.0), Text::new(18.0).bold());
            let thick = |colour| Stroke::new(colour, 3.0);
            let shifted = |(x, y): Point, (dx, dy): Point| (x + dx, y - dy);

            let corner = (16.0, 176.0);
            let (x, y) = ((112.0, 16.0), (40.0, 106.0));
            let turn = shifted(corner, x);
            let end = shifted(turn, y);
            sketch.arrow(corner, turn, thick(Colour::A));
            sketch.arrow(turn, end, thick(Colour::B));
            sketch.arrow(corner, end, thick(Colour::D));
            sketch.text((76.0, 186.0), "^x^", label.colour(Colour::A));
            sketch.text((164.0, 118.0), "^y^", label.colour(Colour::B));
            sketch.text((72.0, 94.0), "^x^ + ^y^", label.colour(Colour::D));

            let corner = (214.0, 176.0);
            let (x, y) = ((116.0, 12.0), (42.0, 108.0));
            let (right, top) = (shifted(corner, x), shifted(corner, y));
            let end = shifted(right, y);
            sketch.dashes(&[top, end], thick(Colour::A));
            sketch.dashes(&[right, end], thick(Colour::B));
            sketch.arrow(corner, right, thick(Colour::A));
            sketch.arrow(corner, top, thick(Colour::B));
            sketch.arrow(corner, end, thick(Colour::D));
            sketch.arrow(top, right, thick(Colour::C));
            sketch.text((276.0, 188.0), "^x^", label.colour(Colour::A));
            sketch.text((220.0, 116.0), "^y^", label.colour(Colour::B));
            sketch.text((352.0, 40.0), "^x^ + ^y^", label.colour(Colour::D));
            sketch.text((354.0, 130.0), "^x^ − ^y^", label.left().colour(Colour::C));

            let centre = (502.0, 108.0);
            sketch.ring(centre, 80.0, Stroke::new(Colour::Grid, 1.5));
            let at = |angle: f64| (centre.0 + 80.0 * angle.cos(), centre.1 - 80.0 * angle.sin());
            sketch.arc(centre, 34.0, (0.35, 1.95), Stroke::new(Colour::Ink, 1.5));
            sketch.arrow(centre, at(0.35), thick(Colour::A));
            sketch.arrow(centre, at(1.95), thick(Colour::E));
            sketch.text((548.0, 110.0), "^x^", label.colour(Colour::A));
            sketch.text((460.0, 78.0), "^Qx^", label.colour(Colour::E));

            let laws = [
                (100.0, "triangle", "‖^x^ + ^y^‖ ≤ ‖^x^‖ + ‖^y^‖"),
                (300.0, "parallelogram", "two sides, two diagonals"),
                (502.0, "rotation", "‖^Qx^‖ = ‖^x^‖"),
            ];
            for (x, title, law) in laws {
                sketch.text((x, 222.0), title, name);
                sketch.text((x, 252.0), law, Text::new(17.0));
            }
        },
    )
}
