//! The inner product of unit vectors, as one of them goes round.

use std::f64::consts::PI;

use crate::answers::{Answers, ask_some, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// The direction of x, in radians.
const DIRECTION: f64 = 0.5;

/// The vectors on the left, the inner product against the angle on the right.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let unit = |angle: f64| vector(&[angle.cos(), angle.sin()]);
    let mut product = |angle: f64| -> Result<f64, String> {
        ask_some(answers, "inner_product", vec![unit(DIRECTION), unit(DIRECTION + angle)])
    };
    let curve = (-90..=90)
        .map(|step| f64::from(2 * step))
        .map(|degrees| Ok((degrees, product(degrees.to_radians())?)));
    let curve = curve.collect::<Result<Vec<_>, String>>()?;
    let best = curve
        .iter()
        .copied()
        .fold((0.0, f64::NEG_INFINITY), |best, point| if point.1 > best.1 { point } else { best });
    Ok(Picture::new(
        316.0,
        "The inner product of unit vectors is largest where they agree",
        "Left: a circle of radius 1 with the fixed vector x and a second unit vector y at the angle alpha from it. Right: their inner \
         product against alpha, a cosine curve. It is 1 at alpha = 0, where a dot marks the maximum, 0 at plus and minus 90 degrees, and minus 1 at \
         plus and minus 180 degrees.",
        |sketch| {
            let centre = (122.0, 140.0);
            let at = |angle: f64| (centre.0 + 104.0 * angle.cos(), centre.1 - 104.0 * angle.sin());
            sketch.ring(centre, 104.0, Stroke::new(Colour::Grid, 1.5));
            sketch.arc(centre, 40.0, (DIRECTION, DIRECTION + 1.2), Stroke::new(Colour::Ink, 1.5));
            sketch.text((centre.0 + 26.0, centre.1 - 52.0), "~α~", Text::new(20.0));
            sketch.arrow(centre, at(DIRECTION), Stroke::new(Colour::A, 3.5));
            sketch.arrow(centre, at(DIRECTION + 1.2), Stroke::new(Colour::B, 3.5));
            let quarter = at(DIRECTION + PI / 2.0);
            sketch.dashes(&[centre, quarter], Stroke::new(Colour::Ink, 1.0));
            let (x, y) = at(DIRECTION);
            sketch.text((x - 22.0, y + 30.0), "^x^", Text::new(20.0).colour(Colour::A));
            let (x, y) = at(DIRECTION + 1.2);
            sketch.text((x + 18.0, y + 18.0), "^y^", Text::new(20.0).colour(Colour::B));
            sketch.text((122.0, 272.0), "‖^x^‖ = ‖^y^‖ = 1", Text::new(17.0));

            let axes = Axes {
                corner: (312.0, 20.0),
                size: (262.0, 230.0),
                x: Scale::Linear(-180.0, 180.0),
                y: Scale::Linear(-1.2, 1.2),
            };
            let ticks =
                [(-180.0, "−180°"), (-90.0, "−90°"), (0.0, "0°"), (90.0, "90°"), (180.0, "180°")];
            axes.draw(
                sketch,
                ("~α~", &ticks),
                ("⟨^x^, ^y^⟩", &[(-1.0, "−1"), (0.0, "0"), (1.0, "1")]),
            );
            sketch.path(&axes.places(curve), Stroke::new(Colour::D, 3.0));
            sketch.disc(axes.at(best.0, best.1), 6.0, Fill(Colour::B, 1.0));
            let (x, y) = axes.at(best.0, 0.42);
            sketch.text((x, y), "^y^ = ^x^", Text::new(17.0).colour(Colour::B));
        },
    ))
}
