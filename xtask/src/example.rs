//! The verdict that the book and the README show: a real one, on a wrong norm.

use grader::course::Course;
use grader::grade::Options;
use grader::workshop::{Source, compile, examiner, splice};

use crate::cli::Trouble;
use crate::report;
use crate::state::read;

/// The exercise and the wrong variant of it that are graded.
const EXAMPLE: (&str, &str) = ("norms", "no-square-root");

/// The command and the verdict, as a terminal shows them; without the time it took, which varies.
pub fn verdict(course: &Course) -> Result<String, Trouble> {
    let (slug, variant) = EXAMPLE;
    let exercise = course.find(slug)?;
    let folder = exercise.folder();
    let wrong = course.root.join("tests/wrong").join(&folder).join(variant).with_extension("rs");
    let language = exercise.about.language();
    let text = splice(&read(&course.solution_file(exercise))?, &read(&wrong)?, language);
    let program = compile(course, exercise, "example", &[Source { name: variant.into(), text }])?
        .remove(0)?;
    let verdict = examiner(course, exercise)?.grade(&program, &Options::default())?;
    let whole = report::whole(course, exercise, &verdict);
    let told = whole.trim_end().rsplit_once('\n').map_or(whole.as_str(), |(told, _time)| told);
    Ok(format!("$ cargo xtask check exercise-{}\n{told}\n", exercise.number))
}
