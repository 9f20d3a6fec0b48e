//! A function and its derivative, one above the other.

use kit::{Answer as _, Value};

use crate::answers::{Answers, ask};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// `swing` on the pairs (x, 1), from 0 to 4.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const END: f64 = 4.0;
    let mut both = Vec::new();
    for step in 0..=160 {
        let x = END * f64::from(step) / 160.0;
        let pair = Value::List(vec![x.give(), 1.0.give()]);
        let (value, slope): (f64, f64) = ask(answers, "swing", vec![pair])?;
        both.push((x, value, slope));
    }
    Ok(Picture::new(
        452.0,
        "A swing that dies down, and its derivative",
        "Two plots over x from 0 to 4. Above, a wave that starts at 1 and swings with ever smaller height. Below, its derivative: \
         below 0, shaded, where the wave above falls, above 0 where it rises, and 0 where the wave has a top or a bottom. Vertical \
         lines join each such place above with the zero below.",
        |sketch| {
            let axes = |top: f64, y: Scale| Axes {
                corner: (70.0, top),
                size: (512.0, 170.0),
                x: Scale::Linear(0.0, END),
                y,
            };
            let (above, below) =
                (axes(14.0, Scale::Linear(-0.8, 1.1)), axes(218.0, Scale::Linear(-3.0, 2.2)));
            let ticks = [(0.0, "0"), (1.0, "1"), (2.0, "2"), (3.0, "3"), (4.0, "4")];
            let none = ticks.map(|(x, _)| (x, ""));
            above.draw(sketch, ("", &none), ("", &[(0.0, "0"), (1.0, "1")]));
            below.draw(sketch, ("~x~", &ticks), ("", &[(-2.0, "−2"), (0.0, "0"), (2.0, "2")]));
            for falling in both.chunk_by(|one, other| (one.2 < 0.0) == (other.2 < 0.0)) {
                let ((from, _, slope), to) = (falling[0], falling[falling.len() - 1].0);
                if slope < 0.0 {
                    for axes in [&above, &below] {
                        let left = axes.at(from, 0.0).0;
                        let width = axes.at(to, 0.0).0 - left;
                        sketch.rectangle(
                            (left, axes.corner.1),
                            (width, axes.size.1),
                            Fill(Colour::Soft, 0.8),
                        );
                    }
                }
            }
            let values = both.iter().map(|&(x, value, _)| (x, value));
            sketch.path(&above.places(values), Stroke::new(Colour::A, 3.0));
            let slopes = both.iter().map(|&(x, _, slope)| (x, slope));
            sketch.path(&below.places(slopes), Stroke::new(Colour::B, 3.0));
            sketch.line(below.at(0.0, 0.0), below.at(END, 0.0), Stroke::new(Colour::Ink, 1.0));
            for pair in both.windows(2) {
                let ((x, value, one), (next, _, other)) = (pair[0], pair[1]);
                if (one < 0.0) != (other < 0.0) {
                    let zero = x + (next - x) * one / (one - other);
                    let stroke = Stroke::new(Colour::Ink, 1.2);
                    sketch.dashes(&[above.at(zero, value), below.at(zero, 0.0)], stroke);
                    sketch.disc(above.at(zero, value), 4.5, Fill(Colour::Ink, 1.0));
                    sketch.disc(below.at(zero, 0.0), 4.5, Fill(Colour::Ink, 1.0));
                }
            }
            let label = Text::new(18.0).right();
            sketch.text((570.0, 40.0), "~f~(~x~)", label.colour(Colour::A));
            sketch.text((570.0, 244.0), "~f~ ′(~x~)", label.colour(Colour::B));
        },
    ))
}
