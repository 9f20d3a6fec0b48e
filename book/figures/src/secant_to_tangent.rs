//! Secants that turn into the tangent as the step shrinks.

use kit::{Answer as _, Value};

use crate::answers::{Answers, ask_given, given};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// `forward_difference` of ½ x² at 1, for three steps.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const AT: f64 = 1.0;
    let f = |x: f64| 0.5 * x * x;
    let mut secants = Vec::new();
    for (h, colour) in [(2.0, Colour::B), (1.0, Colour::E), (0.5, Colour::C)] {
        let args = vec![Value::Function(0), AT.give(), h.give()];
        let slope: f64 = ask_given(answers, "forward_difference", args, &[&given(f)])?;
        secants.push((h, slope, colour));
    }
    Ok(Picture::new(
        380.0,
        "Secants through two points of a parabola turn into the tangent",
        "The graph of half of x squared from minus 0.5 to 3.5. Three straight lines start at the point over x = 1 and go through the \
         points over 3, 2 and 1.5; their slopes are 2, 1.5 and 1.25. A dashed line, the tangent, touches the graph at x = 1 with \
         slope 1. The nearer the second point, the closer the line is to the tangent.",
        |sketch| {
            let axes = Axes {
                corner: (56.0, 16.0),
                size: (372.0, 304.0),
                x: Scale::Linear(-0.5, 3.5),
                y: Scale::Linear(-1.0, 6.3),
            };
            let ticks = [(0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3")];
            axes.draw(
                sketch,
                ("~x~", &ticks),
                ("", &[(0.0, "0"), (2.0, "2"), (4.0, "4"), (6.0, "6")]),
            );
            let curve = (0..=80).map(|step| f64::from(step) / 20.0 - 0.5).map(|x| (x, f(x)));
            sketch.path(&axes.places(curve), Stroke::new(Colour::A, 3.0));
            let line = |slope: f64, from: f64, to: f64| {
                [from, to].map(|x| axes.at(x, f(AT) + slope * (x - AT)))
            };
            let label = Text::new(17.0).left();
            sketch.text((444.0, 40.0), "slope of the line", label);
            for (place, &(h, slope, colour)) in secants.iter().enumerate() {
                sketch
                    .path(&line(slope, 0.55, (AT + h + 0.45).min(3.35)), Stroke::new(colour, 2.0));
                sketch.disc(axes.at(AT + h, f(AT + h)), 5.0, Fill(colour, 1.0));
                let y = 76.0 + 36.0 * place as f64;
                sketch.text((444.0, y), &format!("~h~ = {h}: {slope}"), label.colour(colour));
            }
            sketch.dashes(&line(1.0, -0.4, 3.4), Stroke::new(Colour::Ink, 2.0));
            sketch.disc(axes.at(AT, f(AT)), 5.5, Fill(Colour::Ink, 1.0));
            sketch.text((444.0, 184.0), "tangent: 1", label);
        },
    ))
}
