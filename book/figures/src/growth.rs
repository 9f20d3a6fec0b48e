//! Multiplications of two square matrices, by the definition and by Strassen.

use kit::{Answer as _, Value};

use crate::answers::{Answers, ask, ask_some, vector};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// `multiply_adds` and `strassen_multiplications` for n = 1, 2, 4, …, 1024.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let sizes: Vec<usize> = (0..=10).map(|k| 1 << k).collect();
    let points: Vec<f64> = sizes.iter().map(|&n| n as f64).collect();
    let mut definition = Vec::new();
    let mut strassen = Vec::new();
    let mut elements = Vec::new();
    for &n in &sizes {
        let size = || n.give();
        let count: usize = ask(answers, "multiply_adds", vec![size(), size(), size()])?;
        definition.push(count as f64);
        let count: usize = ask_some(answers, "strassen_multiplications", vec![size()])?;
        strassen.push(count as f64);
        let count: usize = ask(answers, "multiply_adds", vec![size(), Value::Integer(1), size()])?;
        elements.push(count as f64);
    }
    let mut exponent = |counts: &[f64]| -> Result<f64, String> {
        ask_some(answers, "fitted_exponent", vec![vector(&points), vector(counts)])
    };
    let series = [
        ("definition", exponent(&definition)?, definition, Colour::B),
        ("Strassen", exponent(&strassen)?, strassen, Colour::A),
        ("one an element", exponent(&elements)?, elements, Colour::C),
    ];
    Ok(Picture::new(
        366.0,
        "Three power laws on logarithmic axes",
        "Counts against n from 1 to 1024, both axes logarithmic. Three straight lines start from 1. The steepest, the definition, ends \
         at a thousand million; Strassen's, a little less steep, at a quarter of that; one multiplication an element, at a million. \
         Written beside them are the fitted exponents: 3, 2.81 and 2.",
        |sketch| {
            let axes = Axes {
                corner: (66.0, 16.0),
                size: (376.0, 290.0),
                x: Scale::Log(1.0, 1024.0),
                y: Scale::Log(1.0, 2e9),
            };
            let ticks = [
                (1.0, "1"),
                (4.0, "4"),
                (16.0, "16"),
                (64.0, "64"),
                (256.0, "256"),
                (1024.0, "1024"),
            ];
            axes.draw(
                sketch,
                ("~n~", &ticks),
                ("", &[(1.0, "1"), (1e3, "10³"), (1e6, "10⁶"), (1e9, "10⁹")]),
            );
            for (place, (name, exponent, counts, colour)) in series.iter().enumerate() {
                let places = axes.places(points.iter().copied().zip(counts.iter().copied()));
                sketch.path(&places, Stroke::new(*colour, 2.5));
                for &place in &places {
                    sketch.disc(place, 4.0, Fill(*colour, 1.0));
                }
                let label = Text::new(17.0).left().colour(*colour);
                let y = [24.0, 70.0, 124.0][place];
                sketch.text((454.0, y), name, label);
                let exponent =
                    format!("{exponent:.2}").trim_end_matches('0').trim_end_matches('.').to_owned();
                sketch.text((454.0, y + 21.0), &format!("exponent {exponent}"), label);
            }
        },
    ))
}
