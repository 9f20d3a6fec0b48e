//! Log-sum-exp as a maximum without a corner.

use crate::answers::{Answers, ask, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Picture, Stroke, Text};

/// `log_sum_exp` of (0, x) against x, between the maximum and the maximum plus log 2.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let curve = (-40..=40)
        .map(|tenths| {
            let x = f64::from(tenths) / 10.0;
            Ok((x, ask(answers, "log_sum_exp", vec![vector(&[0.0, x])])?))
        })
        .collect::<Result<Vec<(f64, f64)>, String>>()?;
    Ok(Picture::new(
        330.0,
        "Log-sum-exp of 0 and x, and their maximum",
        "Against x from minus 4 to 4: the maximum of 0 and x, flat and then rising, with a corner at 0. Log-sum-exp of 0 and x \
         follows it from above without a corner. The distance is largest at 0, where it is log 2, and dies away on both sides.",
        |sketch| {
            let axes = Axes {
                corner: (52.0, 14.0),
                size: (536.0, 256.0),
                x: Scale::Linear(-4.0, 4.0),
                y: Scale::Linear(-0.4, 4.4),
            };
            let x = [(-4.0, "−4"), (-2.0, "−2"), (0.0, "0"), (2.0, "2"), (4.0, "4")];
            axes.draw(sketch, ("~x~", &x), ("", &[(0.0, "0"), (2.0, "2"), (4.0, "4")]));
            let corner = axes.places([(-4.0, 0.0), (0.0, 0.0), (4.0, 4.0)]);
            sketch.path(&corner, Stroke::new(Colour::B, 2.5));
            let above =
                axes.places([(-4.0, 2.0_f64.ln()), (0.0, 2.0_f64.ln()), (3.7, 3.7 + 2.0_f64.ln())]);
            sketch.dashes(&above, Stroke::new(Colour::B, 1.5));
            let places = axes.places(curve);
            sketch.path(&places, Stroke::new(Colour::A, 3.5));
            let label = Text::new(17.0).left();
            let (x, y) = axes.at(0.9, 0.35);
            sketch.text((x, y), "max(0, ~x~)", label.colour(Colour::B));
            let (x, y) = axes.at(-3.8, 1.05);
            sketch.text((x, y), "max(0, ~x~) + log 2", label.colour(Colour::B));
            let (x, y) = axes.at(-1.9, 2.2);
            sketch.text((x, y), "log(e⁰ + eˣ)", label.colour(Colour::A));
            sketch.line((x + 96.0, y + 8.0), axes.at(0.0, 0.78), Stroke::new(Colour::A, 1.0));
        },
    ))
}
