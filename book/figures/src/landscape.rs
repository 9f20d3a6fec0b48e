//! The landscape of exercise 28, with its stationary points.

use crate::answers::Answers;
use crate::hills::{self, Kind, stationary_points};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Point, Sketch, Stroke, Text};

/// `values` as level lines and shades.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let heights = hills::heights(answers)?;
    Ok(Picture::new(
        hills::HEIGHT + hills::LEGEND,
        "The function f on the square from 0 to 10",
        "Level lines of f over the square in which both coordinates go from 0 to 10, shaded in one colour where f is positive and in \
         another where it is negative. Hills and hollows alternate in a diamond pattern along the diagonals. Dots mark the \
         minima, rings the maxima, and crosses the saddles between them.",
        |sketch| {
            let axes = hills::map();
            hills::draw(sketch, &axes, &heights, true);
            for point in stationary_points() {
                mark(sketch, axes.at(point.at[0], point.at[1]), point.kind);
            }
            let legend = [
                (104.0, Kind::Minimum, "minimum"),
                (276.0, Kind::Maximum, "maximum"),
                (456.0, Kind::Saddle, "saddle"),
            ];
            for (left, kind, name) in legend {
                mark(sketch, (left, hills::LEGEND_AT), kind);
                sketch.text((left + 16.0, hills::LEGEND_AT), name, Text::new(19.0).left());
            }
        },
    ))
}

/// A dot, a ring or a cross.
fn mark(sketch: &mut Sketch, at: Point, kind: Kind) {
    let stroke = Stroke::new(Colour::Ink, 2.5);
    match kind {
        Kind::Minimum => sketch.disc(at, 6.0, Fill(Colour::Ink, 1.0)),
        Kind::Maximum => sketch.ring(at, 6.0, stroke),
        Kind::Saddle => {
            for (x, y) in [(5.0, 5.0), (5.0, -5.0)] {
                sketch.line((at.0 - x, at.1 - y), (at.0 + x, at.1 + y), stroke);
            }
        }
    }
}
