//! What the students of a generated class hand in.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs};

use grader::course::{Course, Exercise};
use grader::language::Language;
use grader::verdict::Verdict;
use grader::workshop::{header, splice};
use serde::Deserialize;

use crate::cli::Trouble;

/// What a mark must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    All,
    NotAll,
    Nothing,
}

impl Due {
    pub fn is(self, verdict: &Verdict) -> bool {
        match self {
            Self::All => verdict.points == verdict.out_of,
            Self::NotAll => verdict.points < verdict.out_of,
            Self::Nothing => verdict.points == 0,
        }
    }
}

/// What is handed in for an exercise, by kind.
pub struct Sources {
    right: Vec<String>,
    wrong: Vec<String>,
    mutants: Vec<String>,
    hostile: Vec<String>,
}

impl Sources {
    /// What the student of this number hands in: half of them are right, a quarter wrong, three in twenty are mutants, one in
    /// twenty does not compile, and one in twenty attacks.
    pub fn by(&self, student: usize, exercise: usize) -> (&str, Due) {
        let turn = student / 20;
        let one = |texts: &[String], of: usize, place: usize| (of * turn + place) % texts.len();
        match (7 * student + 3 * exercise) % 20 {
            place @ 0..10 => (&self.right[one(&self.right, 10, place)], Due::All),
            place @ 10..15 => (&self.wrong[one(&self.wrong, 5, place)], Due::NotAll),
            place @ 15..18 => (&self.mutants[one(&self.mutants, 3, place)], Due::NotAll),
            18 => ("compile_error!(\"on purpose\");\n", Due::Nothing),
            _ => (&self.hostile[one(&self.hostile, 1, 0)], Due::NotAll),
        }
    }
}

/// The sources of each exercise.
pub fn of(course: &Course, chosen: &[&Exercise]) -> Result<Vec<Sources>, Trouble> {
    let mut mutants = mutants(course, chosen)?;
    let one = |exercise: &&Exercise| {
        let solution = fs::read_to_string(course.solution_file(exercise))?;
        let variants = |kind: &str| {
            let texts = texts(course.root.join("tests").join(kind).join(exercise.folder()))?;
            Ok::<_, Trouble>(
                texts.iter().map(|text| splice(&solution, text, Language::Rust)).collect(),
            )
        };
        let mut right: Vec<String> = variants("right")?;
        right.push(solution.clone());
        Ok(Sources {
            right,
            wrong: variants("wrong")?,
            mutants: mutants.remove(&exercise.folder()).unwrap_or_default(),
            hostile: hostile(course, exercise, &solution)?,
        })
    };
    chosen.iter().map(one).collect()
}

/// The files of a folder, by name.
fn texts(folder: PathBuf) -> Result<Vec<String>, Trouble> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.retain(|path| Language::of(path) == Language::Rust);
    paths.sort();
    paths.into_iter().map(|path| Ok(fs::read_to_string(path)?)).collect()
}

/// Code that ends the program in the middle of an answer, and for exercise 3 the attacks that need nothing on this machine
/// and are not to get all points.
fn hostile(course: &Course, exercise: &Exercise, solution: &str) -> Result<Vec<String>, Trouble> {
    let mark = "    // solution\n";
    let mut hostile =
        vec![solution.replacen(mark, &format!("{mark}    std::process::exit(0);\n"), 1)];
    if exercise.slug == "norms" {
        let attacks = texts(course.root.join("tests/attacks"))?;
        let is_meant = |text: &&String| {
            header(text, "exercise").is_none_or(|of| of == "norms")
                && header(text, "earns").is_none_or(|earns| earns != "all")
                && header(text, "whole").is_none()
                && !["{repository}", "{class}", "{home}", "{port}"]
                    .iter()
                    .any(|place| text.contains(place))
        };
        hostile.extend(
            attacks.iter().filter(is_meant).map(|text| splice(solution, text, Language::Rust)),
        );
    }
    Ok(hostile)
}

/// The mutants of each exercise that a law has to tell from the solution.
fn mutants(
    course: &Course,
    chosen: &[&Exercise],
) -> Result<BTreeMap<String, Vec<String>>, Trouble> {
    #[derive(Deserialize)]
    struct Line {
        exercise: String,
        mutants: Vec<String>,
    }
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(&course.root)
        .args(["run", "--quiet", "--package", "grader", "--bin", "mutants", "--", "--list"])
        .args(chosen.iter().map(|exercise| exercise.number.to_string()))
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("the mutants of the solutions are not listed".into());
    }
    let lines = serde_json::Deserializer::from_slice(&output.stdout).into_iter::<Line>();
    lines
        .map(|line| line.map(|line| (line.exercise, line.mutants)))
        .collect::<Result<_, _>>()
        .map_err(|error| format!("the list of mutants: {error}").into())
}
