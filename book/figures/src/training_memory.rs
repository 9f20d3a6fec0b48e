//! What training has to keep: parameters, the optimiser's state, activations.

use kit::Answer as _;

use crate::answers::{Answers, ask_some};
use crate::axes::{Axes, Scale};
use crate::palette::Colour;
use crate::sketch::{Picture, Stroke, Text};

const LAYERS: usize = 24;
const WIDTH: usize = 2048;
const BYTES: usize = 4;

/// `state_bytes` of momentum and Adam, beside the activations of one layer's width a layer and row.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let parameters = LAYERS * WIDTH * WIDTH;
    let mut state = |method: &str| -> Result<f64, String> {
        let args = vec![method.give(), parameters.give(), BYTES.give()];
        let bytes: usize = ask_some(answers, "state_bytes", args)?;
        Ok(bytes as f64 / 1e9)
    };
    let levels = [
        (state("momentum")?, "momentum, parameters", Colour::C, 16.0),
        (state("adam")?, "Adam", Colour::A, -14.0),
    ];
    let activations = |rows: f64| (LAYERS * WIDTH * BYTES) as f64 * rows / 1e9;
    Ok(Picture::new(
        372.0,
        "Memory of training by the size of the batch",
        "Gigabytes against the rows of a batch from 64 to 262144, both axes logarithmic. Two level lines: 0.4 for the parameters and the \
         state of momentum, 0.8 for the state of Adam. A rising line, the activations, crosses them at 2048 and 4096 rows and ends \
         above 50 gigabytes.",
        |sketch| {
            let (few, many) = (64.0, 262_144.0);
            let axes = Axes {
                corner: (74.0, 16.0),
                size: (506.0, 290.0),
                x: Scale::Log(few, many),
                y: Scale::Log(0.01, 100.0),
            };
            let ticks = [(64.0, "64"), (512.0, "512"), (4096.0, "4096"), (32768.0, "32 768")];
            let sizes = [(0.01, "0.01"), (0.1, "0.1"), (1.0, "1"), (10.0, "10"), (100.0, "100")];
            axes.draw(sketch, ("rows of the batch", &ticks), ("GB", &sizes));
            for (level, name, colour, lift) in levels {
                let line = [axes.at(few, level), axes.at(many, level)];
                sketch.path(&line, Stroke::new(colour, 3.0));
                let text = Text::new(17.0).right().colour(colour);
                sketch.text((line[1].0 - 8.0, line[1].1 + lift), name, text);
            }
            let line = [few, many].map(|rows| axes.at(rows, activations(rows)));
            sketch.path(&line, Stroke::new(Colour::B, 3.0));
            let (x, y) = axes.at(20_000.0, 9.0);
            sketch.text((x, y), "activations", Text::new(17.0).right().colour(Colour::B));
        },
    ))
}
