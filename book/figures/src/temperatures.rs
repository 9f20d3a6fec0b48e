//! The softmax of four scores at three temperatures.

use kit::Value;
use ndarray::ArrayD;

use crate::answers::{Answers, ask_some, vector};
use crate::cells::plain;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Stroke, Text};

/// Bars for `softmax` of the scores, divided by each temperature.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    const SCORES: [f64; 4] = [2.0, 1.0, 0.5, -1.0];
    let mut panels = Vec::new();
    for (temperature, name) in [(0.25, "¼"), (1.0, "1"), (4.0, "4")] {
        let scaled = SCORES.map(|score| score / temperature);
        let weights: ArrayD<f64> =
            ask_some(answers, "softmax", vec![vector(&scaled), Value::Integer(0)])?;
        if weights.shape() != [4] {
            return Err(format!("softmax of 4 scores has shape {:?}", weights.shape()));
        }
        panels.push((weights, name));
    }
    Ok(Picture::new(
        308.0,
        "The softmax of four scores at three temperatures",
        "Three bar charts of the weights that the scores 2, 1, 0.5 and minus 1 get. At temperature one quarter nearly all the \
         weight lies on the largest score; at temperature 1 the weights fall from 0.61 to 0.03; at temperature 4 they are nearly \
         equal.",
        |sketch| {
            const HEIGHT: f64 = 190.0;
            const BASE: f64 = 246.0;
            for (number, (weights, name)) in panels.iter().enumerate() {
                let left = 12.0 + 200.0 * number as f64;
                let title = format!("~T~ = {name}");
                sketch.text((left + 88.0, 18.0), &title, Text::new(19.0).bold());
                for (bar, weight) in weights.iter().enumerate() {
                    let corner = 44.0 * bar as f64 + left + 4.0;
                    let tall =
                        if weight.is_finite() { HEIGHT * weight.clamp(0.0, 1.0) } else { 0.0 };
                    let fill = Fill(Colour::SERIES[bar], 0.75);
                    sketch.rectangle((corner, BASE - tall), (36.0, tall), fill);
                    let at = (corner + 18.0, BASE - tall - 13.0);
                    sketch.text(at, &format!("{weight:.2}"), Text::new(16.0));
                    let score = plain(SCORES[bar]);
                    sketch.text((corner + 18.0, BASE + 18.0), &score, Text::new(17.0));
                }
                sketch.line((left, BASE), (left + 176.0, BASE), Stroke::new(Colour::Ink, 1.5));
            }
            sketch.text((300.0, 292.0), "the scores ~x_{i}~", Text::new(17.0));
        },
    ))
}
