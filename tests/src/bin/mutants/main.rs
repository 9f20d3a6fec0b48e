//! Mutates the solutions and sees every mutant fail.
//!
//!     cargo run --package grader --bin mutants [EXERCISE...]
//!     cargo run --package grader --bin mutants -- --list [EXERCISE...]
//!
//! With `--list` none is judged: a line of JSON has the mutants of an exercise that some law has to tell from the solution.
//!
//! cargo-mutants lists the mutants of a solution in Rust, and we those of a kernel; each is compiled, and judged by the laws as a reader's
//! code is. `tests/equivalent-mutants.txt` lists those that no law can tell from the solution, one
//! a line, with the reason: `03-norms: replace > with >= in normalise: why`.

mod wgsl;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use grader::course::{Course, Exercise};
use grader::exam::Examiner;
use grader::grade::Options;
use grader::language::Language;
use grader::verdict::Outcome;
use grader::workshop::{Source, at_once, compile, examiner};
use serde::Deserialize;
use serde_json::json;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lies in the course");
    let course = Course::open(root)?;
    let (options, names): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let lists = match options.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => false,
        ["--list"] => true,
        _ => return Err(format!("{options:?}: there is no option but --list")),
    };
    let exercises: Vec<&Exercise> = if names.is_empty() {
        course.exercises.iter().collect()
    } else {
        names.iter().map(|name| course.find(name)).collect::<Result<_, _>>()?
    };
    let listed = fs::read_to_string(root.join("tests/equivalent-mutants.txt"))
        .map_err(|error| format!("tests/equivalent-mutants.txt: {error}"))?;
    if lists {
        for exercise in exercises {
            let mutants = mutants(&course, exercise)?;
            let is_told = |mutant: &&Mutant| reason(&listed, exercise, mutant).is_none();
            let texts: Vec<&String> =
                mutants.iter().filter(is_told).map(|mutant| &mutant.text).collect();
            println!("{}", json!({ "exercise": exercise.folder(), "mutants": texts }));
        }
        return Ok(true);
    }
    let tallies = at_once(&exercises, |exercise| judge(&course, exercise, &listed));
    let (mut caught, mut equivalent, mut unviable) = (0, 0, 0);
    let mut complaints = Vec::new();
    for tally in tallies {
        let tally = tally?;
        caught += tally.caught;
        equivalent += tally.equivalent;
        unviable += tally.unviable;
        complaints.extend(tally.complaints);
    }
    for complaint in &complaints {
        println!("{complaint}");
    }
    println!(
        "{caught} mutants caught, {equivalent} equivalent, {unviable} do not compile, {} to look at",
        complaints.len()
    );
    Ok(complaints.is_empty())
}

#[derive(Default)]
struct Tally {
    caught: usize,
    equivalent: usize,
    unviable: usize,
    complaints: Vec<String>,
}

/// A mutant of a solution.
struct Mutant {
    name: String,
    text: String,
}

/// A mutant as cargo-mutants lists it.
#[derive(Deserialize)]
struct Change {
    name: String,
    replacement: String,
    span: Span,
}

#[derive(Deserialize)]
struct Span {
    start: Place,
    end: Place,
}

/// A place in a file; line and column count from 1, the column in characters.
#[derive(Deserialize)]
struct Place {
    line: usize,
    column: usize,
}

fn judge(course: &Course, exercise: &Exercise, listed: &str) -> Result<Tally, String> {
    let mut tally = Tally::default();
    let folder = exercise.folder();
    let mutants = mutants(course, exercise)?;
    if mutants.is_empty() {
        return Ok(tally);
    }
    let sources: Vec<Source> = mutants
        .iter()
        .enumerate()
        .map(|(index, mutant)| Source {
            name: format!("mutant-{index}"),
            text: mutant.text.clone(),
        })
        .collect();
    println!("{folder}: {} mutants", mutants.len());
    let programs = compile(course, exercise, &format!("mutants-{folder}"), &sources)?;
    let examiner = examiner(course, exercise)?;
    for (mutant, program) in mutants.iter().zip(programs) {
        let caught = match &program {
            Err(_) => {
                tally.unviable += 1;
                continue;
            }
            Ok(program) => caught(&examiner, program)?,
        };
        match (caught, reason(listed, exercise, mutant)) {
            (true, _) => tally.caught += 1,
            (false, Some(_)) => tally.equivalent += 1,
            (false, None) => tally.complaints.push(format!("passes: {}", mutant.name)),
        }
    }
    Ok(tally)
}

fn caught(examiner: &Examiner, program: &Path) -> Result<bool, String> {
    let options = Options { cases: 512, explain: false, ..Options::default() };
    Ok(examiner.grade(program, &options)?.outcome == Outcome::Failed)
}

/// Why no law can tell a mutant from the solution, where that is so.
fn reason<'t>(listed: &'t str, exercise: &Exercise, mutant: &Mutant) -> Option<&'t str> {
    // "solutions/03-norms/src/lib.rs:17:5: replace ..." without the place, which changes.
    let what = mutant.name.splitn(4, ':').last().unwrap_or_default().trim();
    listed.lines().find_map(|line| {
        let rest = line.strip_prefix(&exercise.folder())?.strip_prefix(": ")?;
        rest.strip_prefix(what)?.strip_prefix(": ")
    })
}

/// The mutants of a solution.
fn mutants(course: &Course, exercise: &Exercise) -> Result<Vec<Mutant>, String> {
    let solution = fs::read_to_string(course.solution_file(exercise))
        .map_err(|error| format!("the solution of {}: {error}", exercise.folder()))?;
    let (changes, before) = match exercise.about.language() {
        Language::Rust => (list(course, exercise)?, "#![allow(warnings)]\n"),
        Language::Wgsl => (wgsl::mutants(&solution, &exercise.about.source), ""),
        // The laws are those of an exercise in Rust, whose mutants they have seen.
        Language::Python => return Ok(Vec::new()),
    };
    let mutant = |change: Change| Mutant {
        text: format!("{before}{}", change.apply(&solution)),
        name: change.name,
    };
    Ok(changes.into_iter().map(mutant).collect())
}

fn list(course: &Course, exercise: &Exercise) -> Result<Vec<Change>, String> {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(&course.root)
        .args(["mutants", "--list", "--json", "--package", &exercise.solution_package()])
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "cargo-mutants does not list the mutants of {}: {}\n\
             Install it with `cargo install --locked cargo-mutants`.",
            exercise.solution_package(),
            String::from_utf8_lossy(&output.stderr).trim()
        ));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("the list of mutants: {error}"))
}

impl Change {
    fn apply(&self, solution: &str) -> String {
        let position = |place: &Place| {
            let line_start: usize =
                solution.split_inclusive('\n').take(place.line - 1).map(str::len).sum();
            let line = &solution[line_start..];
            let columns = line.char_indices().map(|(at, _)| at).nth(place.column - 1);
            line_start + columns.unwrap_or(line.len())
        };
        let (start, end) = (position(&self.span.start), position(&self.span.end));
        format!("{}{}{}", &solution[..start], self.replacement, &solution[end..])
    }
}
