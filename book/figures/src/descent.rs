//! The descent that an exercise's own functions make, for whoever wrote them.

use kit::{Answer as _, Value};
use ndarray::{Array3, arr2};

use crate::answers::{Answers, ask_some, matrix};
use crate::hills::{self, STARTS, paths_of_shape};
use crate::landscape_paths::{self, ETA, LAMBDA, Method, STEPS};
use crate::sketch::Picture;
use crate::{descent_path, momentum_paths};

type Draw = fn(&mut dyn Answers) -> Result<Picture, String>;

/// The slugs of the exercises that descend, each with what draws it.
const DESCENTS: [(&str, Draw); 7] = [
    ("gradient-descent", in_a_bowl),
    ("momentum", in_a_valley),
    ("landscape", |answers| on_the_landscape(answers, &BY_GRADIENT)),
    ("autodiff", |answers| on_the_landscape(answers, &ALL)),
    ("numpy", |answers| on_the_landscape(answers, &BY_GRADIENT)),
    ("jax", |answers| on_the_landscape(answers, &BY_GRADIENT)),
    ("pytorch", |answers| on_the_landscape(answers, &BY_GRADIENT)),
];

/// The slugs of the exercises that descend.
pub fn descents() -> impl Iterator<Item = &'static str> {
    DESCENTS.iter().map(|(exercise, _)| *exercise)
}

/// The paths of an exercise's functions; `None` where it has none. The level lines are those of the true f, and nothing
/// that is written in the picture comes from who answers.
///
/// # Errors
/// When no path is answered; the text says why, as [`Answers::ask`] says it.
pub fn descent(exercise: &str, answers: &mut dyn Answers) -> Option<Result<Picture, String>> {
    let (_, draw) = DESCENTS.iter().find(|(slug, _)| *slug == exercise)?;
    Some(draw(answers))
}

fn in_a_bowl(answers: &mut dyn Answers) -> Result<Picture, String> {
    Ok(descent_path::draw(answers)?.described(
        "Your descent in a bowl",
        "The elliptical level lines of ½ (x₁² + 3 x₂²), and over them, with an arrow for each step, the path that this code's `descend` takes \
         from the point (4, 2) in 6 steps of size ½. Where it is right it zigzags to the origin.",
    ))
}

fn in_a_valley(answers: &mut dyn Answers) -> Result<Picture, String> {
    Ok(momentum_paths::draw(answers)?.described(
        "Your descent in a narrow valley, without and with momentum",
        "Twice the level lines of ½ (x₁² + 16 x₂²), and over them the path that this code's `descend_with_momentum` takes from the point (8, 1.5) in 20 \
         steps of size 0.11: above without momentum, below with λ = ½. Where it is right the second is nearer to the origin at its end.",
    ))
}

/// The functions that descend, the last on top.
const ALL: [(&str, Method); 3] = [
    ("descend_with_momentum", Method::Momentum),
    ("adam", Method::Adam),
    ("descend", Method::Plain),
];

/// Those without an estimate of anything.
const BY_GRADIENT: [(&str, Method); 2] = [ALL[0], ALL[2]];

fn on_the_landscape(
    answers: &mut dyn Answers,
    functions: &[(&str, Method)],
) -> Result<Picture, String> {
    let (mut paths, mut lacking) = (Vec::new(), Vec::new());
    for &(function, method) in functions {
        match run(answers, function, method) {
            Ok(run) => paths.push((method, run)),
            Err(reason) => lacking.push((function, reason)),
        }
    }
    if paths.is_empty() {
        let reasons: Vec<String> = lacking.into_iter().map(|(_, reason)| reason).collect();
        return Err(reasons.join("; "));
    }
    let picture = landscape_paths::picture(
        &hills::true_heights(),
        &paths,
        "Your descent on the landscape",
        "Level lines of f over the square from 0 to 10, and over them from each of four starts the paths that this code's functions take in 120 \
         steps of size 0.1, with a ring where a path ends. What leaves the square is cut off there. Where the code is right each path crosses the level lines downwards and ends in a hollow.",
    );
    let names: Vec<&str> = lacking.into_iter().map(|(function, _)| function).collect();
    Ok(picture.without_paths(&names))
}

/// The paths of one function from all starts.
fn run(answers: &mut dyn Answers, function: &str, method: Method) -> Result<Array3<f64>, String> {
    let mut arguments: Vec<Value> = vec![matrix(&arr2(&STARTS)), ETA.give()];
    if matches!(method, Method::Momentum) {
        arguments.push(LAMBDA.give());
    }
    arguments.push(STEPS.give());
    let paths: Array3<f64> = ask_some(answers, function, arguments)?;
    paths_of_shape(function, paths, (STEPS, STARTS.len()))
}
