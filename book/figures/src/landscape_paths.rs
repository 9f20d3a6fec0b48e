//! Descent on the landscape, plain, with momentum and by Adam, from the same starts.

use kit::Answer as _;
use ndarray::{Array2, Array3, Axis, arr2, concatenate};

use crate::answers::{Answers, ask_some, matrix, or_lacking};
use crate::hills::{self, STARTS, paths_of_shape};
use crate::palette::Colour;
use crate::sketch::{Picture, Stroke, Text};

/// The step size of all methods.
pub const ETA: f64 = 0.1;
/// That of momentum.
pub const LAMBDA: f64 = 0.8;
/// How long a path is.
pub const STEPS: usize = 120;

/// One of the methods, with its colour and its place in the legend.
#[derive(Clone, Copy)]
pub enum Method {
    Momentum,
    Adam,
    Plain,
}

/// `descend`, `descend_with_momentum` and `adam` over the level lines of `values`.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let heights = hills::heights(answers)?;
    let starts = matrix(&arr2(&STARTS));
    let size = (STEPS, STARTS.len());
    let plain = ask_some(answers, "descend", vec![starts.clone(), ETA.give(), STEPS.give()])?;
    let plain = paths_of_shape("descend", plain, size)?;
    let arguments = vec![starts, ETA.give(), LAMBDA.give(), STEPS.give()];
    let momentum = ask_some(answers, "descend_with_momentum", arguments)?;
    let momentum = paths_of_shape("descend_with_momentum", momentum, size)?;
    let mut paths = vec![(Method::Momentum, momentum)];
    // Adam is the matter of another exercise, which may be still to be done.
    let mut lacking = Vec::new();
    let adam = or_lacking(by_adam(answers), &mut lacking);
    paths.extend(adam.map(|adam| (Method::Adam, adam)));
    paths.push((Method::Plain, plain));
    let picture = picture(
        &heights,
        &paths,
        "Paths of gradient descent, plain, with momentum, and by Adam",
        "Level lines of f, and over them from each of four starts three paths. Those of plain descent cross the level lines at right \
         angles and come to rest in the nearest hollow. Those with momentum leave in the same direction, swing wider in the \
         bends, run past the bottom and come back to it in turns. Those of Adam leave along a diagonal, with as large a step in either \
         coordinate, and circle the bottom as well.",
    );
    Ok(picture.without_paths(&lacking))
}

/// The paths of `adam` from all starts.
fn by_adam(answers: &mut dyn Answers) -> Result<Array3<f64>, String> {
    let mut paths = Vec::new();
    for start in STARTS {
        paths.push(hills::adam(answers, start, ETA, STEPS)?);
    }
    let paths: Vec<_> = paths.iter().map(|path| path.view()).collect();
    concatenate(Axis(1), &paths).map_err(|error| format!("adam: {error}"))
}

/// Paths over level lines; those of the last method lie on top.
pub fn picture(
    heights: &Array2<f64>,
    paths: &[(Method, Array3<f64>)],
    title: &str,
    description: &str,
) -> Picture {
    Picture::new(hills::HEIGHT + hills::LEGEND, title, description, |sketch| {
        let axes = hills::map();
        hills::draw(sketch, &axes, heights, false);
        for (method, paths) in paths {
            let (colour, width, left, name) = match method {
                Method::Momentum => (Colour::B, 2.5, 200.0, "momentum, λ = 0.8"),
                Method::Adam => (Colour::C, 2.5, 464.0, "Adam"),
                Method::Plain => (Colour::A, 3.0, 60.0, "descent"),
            };
            let stroke = Stroke::new(colour, width);
            hills::draw_paths(sketch, &axes, paths, stroke);
            sketch.line((left, hills::LEGEND_AT), (left + 30.0, hills::LEGEND_AT), stroke);
            let look = Text::new(19.0).left().colour(colour);
            sketch.text((left + 38.0, hills::LEGEND_AT), name, look);
        }
        hills::draw_starts(sketch, &axes);
    })
}
