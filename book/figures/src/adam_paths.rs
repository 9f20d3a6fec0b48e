//! Gradient descent and Adam on a steep-sided bowl, along the axes and turned.

use kit::{Answer as _, Value};
use ndarray::{Array1, Array2, array};

use crate::answers::{Answers, Given, ask_given, given_of_length, or_lacking, vector};
use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::palette::Colour;
use crate::runs;
use crate::sketch::{Fill, Picture, Stroke, Text};

const HALF: f64 = 2.4;
const POINTS: usize = 61;
const STEPS: usize = 25;

/// The coordinate of a grid point.
fn coordinate(place: f64) -> f64 {
    HALF * (2.0 * place / (POINTS - 1) as f64 - 1.0)
}

/// The paths that there are on ½ xᵀ A x, each with its colour: that of `adam` on top of that of `descend`.
fn paths(
    answers: &mut dyn Answers,
    a: &Array2<f64>,
    start: &Array1<f64>,
    lacking: &mut Vec<String>,
) -> Result<Vec<(Array2<f64>, Colour)>, String> {
    let gradient = given_of_length(2, |x: Array1<f64>| a.dot(&x));
    let adam = by_adam(answers, &gradient, start)?;
    // Descent is the matter of another exercise, which may be still to be done.
    let descent = runs::plain(answers, &gradient, &start.to_vec(), 0.037, STEPS);
    let descent = or_lacking(descent, lacking).map(|path| (path, Colour::B));
    Ok(descent.into_iter().chain([(adam, Colour::A)]).collect())
}

fn by_adam(
    answers: &mut dyn Answers,
    gradient: &Given<'_>,
    start: &Array1<f64>,
) -> Result<Array2<f64>, String> {
    let args = vec![
        Value::Function(0),
        vector(&start.to_vec()),
        0.15.give(),
        Value::List(vec![0.9.give(), 0.999.give()]),
        1e-8.give(),
        STEPS.give(),
    ];
    let adam: Array2<f64> = ask_given(answers, "adam", args, &[gradient])?;
    if adam.dim() == (STEPS + 1, 2) {
        Ok(adam)
    } else {
        Err(format!("adam gives shape {:?} where ({}, 2) is due", adam.dim(), STEPS + 1))
    }
}

/// Along the axes on the left, turned by 45° on the right.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let (straight, start) = (array![[1.0, 0.0], [0.0, 50.0]], array![-2.0, 1.0]);
    let turn = array![[1.0, -1.0], [1.0, 1.0]] / 2_f64.sqrt();
    let turned = turn.dot(&straight).dot(&turn.t());
    let turned_start = turn.dot(&start);
    let mut lacking = Vec::new();
    let mut paths = |a, start| paths(answers, a, start, &mut lacking);
    let panels = [
        (44.0, "along the axes", paths(&straight, &start)?, &straight, &start),
        (340.0, "turned by 45°", paths(&turned, &turned_start)?, &turned, &turned_start),
    ];
    let picture = Picture::new(
        372.0,
        "Gradient descent and Adam on a bowl, with its directions along the axes and turned",
        "Two maps with the narrow elliptic level lines of a bowl and two paths of 25 steps to the middle. Left, the ellipses lie along the \
         axes: gradient descent jumps from side to side of the valley on its way, Adam goes down both coordinates at the same speed \
         and then along. Right, everything is turned by 45 degrees: the zigzag of gradient descent is the same, turned; the path of \
         Adam is another one.",
        |sketch| {
            for (left, name, paths, a, start) in &panels {
                let axes = Axes {
                    corner: (*left, 44.0),
                    size: (248.0, 248.0),
                    x: Scale::Linear(-HALF, HALF),
                    y: Scale::Linear(-HALF, HALF),
                };
                let ticks = [(-2.0, "−2"), (0.0, "0"), (2.0, "2")];
                axes.draw(sketch, ("", &ticks), ("", &ticks));
                sketch.text((left + 124.0, 22.0), name, Text::new(18.0));
                let values = Array2::from_shape_fn((POINTS, POINTS), |(i, j)| {
                    let x = array![coordinate(j as f64), coordinate(i as f64)];
                    x.dot(&a.dot(&x)) / 2.0
                });
                for level in [0.5, 2.0, 8.0, 25.0, 60.0] {
                    for line in contours(&values, level) {
                        let line = axes.places(
                            line.into_iter()
                                .map(|(column, row)| (coordinate(column), coordinate(row))),
                        );
                        sketch.path(&line, Stroke::new(Colour::Ink, 1.0).faint(0.35));
                    }
                }
                for (path, colour) in paths {
                    let places = axes.places(path.rows().into_iter().map(|x| (x[0], x[1])));
                    sketch.path(&places, Stroke::new(*colour, 2.0));
                    for place in places {
                        sketch.disc(place, 3.0, Fill(*colour, 1.0));
                    }
                }
                sketch.disc(axes.at(start[0], start[1]), 5.0, Fill(Colour::Ink, 1.0));
            }
            let label = Text::new(18.0);
            sketch.text((190.0, 346.0), "gradient descent", label.colour(Colour::B));
            sketch.text((440.0, 346.0), "Adam", label.colour(Colour::A));
        },
    );
    Ok(picture.without_paths(&lacking))
}
