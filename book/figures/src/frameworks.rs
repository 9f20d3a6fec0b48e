//! One path of descent as four frameworks compute it, and how far they are apart.

use kit::Answer as _;
use ndarray::{Array1, Array2, Array3, Axis, arr2};
use serde_json::Value;

use crate::answers::{Answers, ask_some_of, matrix};
use crate::axes::{Axes, Scale};
use crate::contours::contours;
use crate::hills::paths_of_shape;
use crate::palette::Colour;
use crate::sketch::{Fill, Picture, Sketch, Stroke, Text};

/// Exercise 28, whose path is what the others are compared with, and those in Python.
pub const EXERCISES: [&str; 4] = ["landscape", "numpy", "jax", "pytorch"];

/// What `cargo xtask bench frameworks --save` has written: the same descent, by the same exercises.
const KEPT: &str = include_str!("../../data/frameworks.json");

/// Their names, and how each path is drawn: those below are wider, so that all are seen where all are the same.
const LOOKS: [(&str, Colour, f64); 4] = [
    ("ndarray", Colour::A, 17.0),
    ("NumPy", Colour::E, 11.0),
    ("JAX", Colour::D, 6.0),
    ("PyTorch", Colour::C, 2.0),
];

/// A descent, and the part of the plane in which it is shown.
struct Run {
    start: [f64; 2],
    eta: f64,
    steps: usize,
    paths: [Array2<f64>; 4],
}

/// The paths from beside a maximum on the level lines of f; below, their distances on a log axis against the step.
pub fn draw(answers: &mut dyn Answers) -> Result<Picture, String> {
    let mut run = kept();
    if !answers.are_kept() {
        let start = matrix(&arr2(&[run.start]));
        for (path, exercise) in run.paths.iter_mut().zip(EXERCISES) {
            let arguments = vec![start.clone(), run.eta.give(), run.steps.give()];
            let paths: Array3<f64> = ask_some_of(answers, exercise, "descend", arguments)?;
            *path = paths_of_shape(exercise, paths, (run.steps, 1))?.remove_axis(Axis(1));
        }
    }
    let level_lines = Lines::ask(answers)?;
    Ok(Picture::new(
        678.0,
        "One path in four frameworks, and how far they are apart",
        "Above, level lines of f and a path of 120 steps that begins beside a maximum, runs along a ridge towards a saddle, turns there and ends in the \
         hollow behind it. It is drawn four times, each time narrower, for ndarray, NumPy, JAX and PyTorch: the four lie on one another everywhere. \
         Below, the distance of the last three from ndarray's path against the step, on a logarithmic axis. NumPy's path has the same numbers as ndarray's. JAX's and \
         PyTorch's are about ten to the minus 7 away at first; the distance grows a thousandfold while the path is on the ridge, to ten to the minus 4, and \
         shrinks again in the hollow.",
        |sketch| {
            map(sketch, &level_lines, &run);
            legend(sketch);
            distances(sketch, &run);
        },
    ))
}

/// The part of the plane in which the path is shown.
const WEST: f64 = 1.6;
const SOUTH: f64 = 2.4;
const WIDE: f64 = 7.2;
const HIGH: f64 = 4.4;

/// Values of f on a grid over that part.
struct Lines {
    heights: Array2<f64>,
}

impl Lines {
    const COLUMNS: usize = 73;
    const ROWS: usize = 45;

    fn at(column: f64, row: f64) -> (f64, f64) {
        let share = |place: f64, count: usize| place / (count - 1) as f64;
        (WEST + WIDE * share(column, Self::COLUMNS), SOUTH + HIGH * share(row, Self::ROWS))
    }

    fn ask(answers: &mut dyn Answers) -> Result<Self, String> {
        let points = Array2::from_shape_fn((Self::ROWS * Self::COLUMNS, 2), |(point, axis)| {
            let at = Self::at((point % Self::COLUMNS) as f64, (point / Self::COLUMNS) as f64);
            if axis == 0 { at.0 } else { at.1 }
        });
        let [exercise, ..] = EXERCISES;
        let heights: Array1<f64> = ask_some_of(answers, exercise, "values", vec![matrix(&points)])?;
        let count = heights.len();
        let heights = heights.into_shape_with_order((Self::ROWS, Self::COLUMNS));
        let told = |_| format!("values gives {count} numbers where {} are due", points.nrows());
        Ok(Self { heights: heights.map_err(told)? })
    }
}

fn map(sketch: &mut Sketch, lines: &Lines, run: &Run) {
    let axes = Axes {
        corner: (76.0, 10.0),
        size: (504.0, 308.0),
        x: Scale::Linear(WEST, WEST + WIDE),
        y: Scale::Linear(SOUTH, SOUTH + HIGH),
    };
    for level in -7..=7_i32 {
        for line in contours(&lines.heights, 0.25 * f64::from(level) + 1e-9) {
            let line = line.into_iter().map(|(column, row)| Lines::at(column, row));
            sketch.path(&axes.places(line), Stroke::new(Colour::Ink, 1.0).faint(0.3));
        }
    }
    let across: Vec<(f64, &str)> =
        [(2.0, "2"), (4.0, "4"), (6.0, "6"), (8.0, "8")].into_iter().collect();
    axes.draw(sketch, ("", &across), ("", &[(3.0, "3"), (4.0, "4"), (5.0, "5"), (6.0, "6")]));
    sketch.text((548.0, 335.0), "~x~_{1}", Text::new(17.0));
    sketch.text((46.0, 42.0), "~x~_{2}", Text::new(17.0));
    for ((_, colour, width), path) in LOOKS.into_iter().zip(&run.paths) {
        let points = path.rows().into_iter().map(|point| (point[0], point[1]));
        let inside = |(x, y): &(f64, f64)| {
            (WEST..=WEST + WIDE).contains(x) && (SOUTH..=SOUTH + HIGH).contains(y)
        };
        sketch.path(&axes.places(points.take_while(inside)), Stroke::new(colour, width));
    }
    let [x, y] = run.start;
    sketch.disc(axes.at(x, y), 5.0, Fill(Colour::Ink, 1.0));
}

fn legend(sketch: &mut Sketch) {
    for ((name, colour, width), left) in LOOKS.into_iter().zip([64.0, 204.0, 332.0, 446.0]) {
        sketch.line((left, 372.0), (left + 32.0, 372.0), Stroke::new(colour, width));
        sketch.text((left + 46.0, 372.0), name, Text::new(18.0).left());
    }
}

/// Distances from ndarray's path, step by step.
fn distances(sketch: &mut Sketch, run: &Run) {
    let [reference, others @ ..] = &run.paths;
    let distances = |path: &Array2<f64>| -> Vec<f64> {
        (path - reference).rows().into_iter().map(|row| row[0].hypot(row[1])).collect()
    };
    let apart: Vec<Vec<f64>> = others.iter().map(distances).collect();
    // NumPy has 64 bits, as the reference has.
    let same = apart[0].iter().all(|&apart| apart == 0.0);
    let least = if same { 1e-9 } else { 1e-18 };
    let axes = Axes {
        corner: (84.0, 398.0),
        size: (496.0, 216.0),
        x: Scale::Linear(0.0, run.steps as f64),
        y: Scale::Log(least, MOST),
    };
    let steps = [(0.0, "0"), (30.0, "30"), (60.0, "60"), (90.0, "90"), (120.0, "120")];
    let sizes =
        [(1e-16, "10⁻¹⁶"), (1e-12, "10⁻¹²"), (1e-8, "10⁻⁸"), (1e-6, "10⁻⁶"), (1e-4, "10⁻⁴")];
    let shown: Vec<(f64, &str)> = sizes.into_iter().filter(|(size, _)| *size > least).collect();
    axes.draw(sketch, ("step ~t~", &steps), ("distance", &shown));
    let [_, looks @ ..] = LOOKS;
    for ((_, colour, width), apart) in looks.into_iter().zip(&apart) {
        // Where both are the same number there is nothing to be drawn on such an axis.
        let place = |(step, &apart): (usize, &f64)| {
            (apart >= least).then(|| axes.at(step as f64, apart.min(MOST)))
        };
        let places: Vec<Option<(f64, f64)>> = apart.iter().enumerate().map(place).collect();
        for stretch in places.split(Option::is_none).filter(|stretch| stretch.len() > 1) {
            let stretch: Vec<(f64, f64)> = stretch.iter().flatten().copied().collect();
            sketch.path(&stretch, Stroke::new(colour, width.min(6.0)));
        }
    }
    let words = Text::new(17.0);
    if same {
        let told = "NumPy, in 64 bits: the same numbers as ndarray";
        sketch.text(axes.at(60.0, 3e-9), told, words);
        sketch.text(axes.at(20.0, 1.6e-4), "JAX and PyTorch,", words);
        sketch.text(axes.at(20.0, 4.5e-5), "in 32 bits", words);
    } else {
        sketch.text(axes.at(60.0, 1e-17), "NumPy, in 64 bits", words);
        sketch.text(axes.at(2.0, 1e-4), "JAX and PyTorch, in 32 bits", words.left());
    }
}

/// What is larger is drawn here.
const MOST: f64 = 1e-3;

/// The run that the repository keeps.
fn kept() -> Run {
    let data: Value = serde_json::from_str(KEPT).expect("it has been written by the bench");
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let run = &data["run"];
    let path = |exercise: &str| {
        let all = data["frameworks"].as_array().into_iter().flatten();
        let points: Vec<[f64; 2]> = all
            .filter(|framework| framework["exercise"] == exercise)
            .flat_map(|framework| framework["path"].as_array().into_iter().flatten())
            .map(|point| [number(&point[0]), number(&point[1])])
            .collect();
        arr2(&points)
    };
    Run {
        start: [number(&run["start"][0]), number(&run["start"][1])],
        eta: number(&run["eta"]),
        steps: run["steps"].as_u64().and_then(|steps| steps.try_into().ok()).unwrap_or(0),
        paths: EXERCISES.map(path),
    }
}
