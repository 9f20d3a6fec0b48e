//! A chord of a strictly convex, a convex and a non-convex function, and its Jensen gap.

use kit::{Answer as _, Value};
use ndarray::{Array1, array};

use crate::answers::{Answers, ask_given, given_of_length, matrix, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// Name, function, and the ends of a chord.
type Panel = (&'static str, fn(f64) -> f64, [f64; 2]);

const PANELS: [Panel; 3] = [
    ("strictly convex", |x| 0.6 * x * x, [-1.5, 1.7]),
    ("convex", f64::abs, [0.4, 1.7]),
    ("not convex", |x| 0.9 * (x * x - 1.0).powi(2), [-1.15, 1.25]),
];

/// `jensen_gap` at the middle of each chord, and whether `violated_chord` finds it.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let panels = PANELS
        .into_iter()
        .map(|(name, function, ends)| {
            let f = given_of_length(1, move |x: Array1<f64>| function(x[0]));
            let [x, y] = ends;
            let arguments = vec![Value::Function(0), vector(&[x]), vector(&[y]), 0.5.give()];
            let gap: f64 = ask_given(answers, "jensen_gap", arguments, &[&f])?;
            let points = matrix(&array![[x], [y]]);
            let arguments = vec![Value::Function(0), points, vector(&[0.25, 0.5, 0.75])];
            let found: Option<(usize, usize)> =
                ask_given(answers, "violated_chord", arguments, &[&f])?;
            Ok((name, function, ends, gap, found.is_some()))
        })
        .collect::<Result<Vec<_>, String>>()?;
    Ok(Picture::new(
        262.0,
        "A chord above the graph, along the graph and below the graph",
        "Three graphs side by side, each with a straight line between two of its points. Left, a parabola: the line lies above it. In the \
         middle, a V: the line lies on one of its arms. Right, a graph with two wells and a hump: the line between the wells lies below the hump. \
         A bar over the middle of each line shows the gap between line and graph; it is positive, zero and negative.",
        |sketch| {
            for (number, (name, function, [x, y], gap, violated)) in panels.iter().enumerate() {
                let axes = Axes {
                    corner: (10.0 + 197.0 * number as f64, 40.0),
                    size: (186.0, 180.0),
                    x: Scale::Linear(-2.0, 2.0),
                    y: Scale::Linear(-0.3, 2.2),
                };
                axes.draw(sketch, ("", &[]), ("", &[]));
                let curve = (0..=160).map(|step| f64::from(step) / 40.0 - 2.0);
                let shown = curve.map(|x| (x, function(x))).filter(|(_, height)| *height <= 2.2);
                sketch.path(&axes.places(shown), Stroke::new(Colour::A, 3.0));
                let colour = if *violated { Colour::B } else { Colour::C };
                let ends = [(*x, function(*x)), (*y, function(*y))];
                sketch.path(&axes.places(ends), Stroke::new(colour, 3.0));
                let (middle, height) = (f64::midpoint(*x, *y), function(f64::midpoint(*x, *y)));
                let top = (height + gap).clamp(-0.3, 2.2);
                sketch.dashes(
                    &[axes.at(middle, height), axes.at(middle, top)],
                    Stroke::new(Colour::Ink, 2.0),
                );
                for (x, height) in ends {
                    sketch.disc(axes.at(x, height), 5.0, Fill(colour, 1.0));
                }
                sketch.disc(axes.at(middle, height), 4.0, Fill(Colour::Ink, 1.0));
                let centre = axes.corner.0 + axes.size.0 / 2.0;
                sketch.text((centre, 20.0), name, Text::new(18.0));
                let says = format!("gap {}", shortened(*gap));
                sketch.text((centre, 242.0), &says, Text::new(18.0).colour(colour));
            }
        },
    ))
}

/// A number with two places, none where it is zero up to rounding.
fn shortened(gap: f64) -> String {
    if gap.abs() < 1e-12 { "0".into() } else { format!("{gap:.2}").replace('-', "−") }
}
