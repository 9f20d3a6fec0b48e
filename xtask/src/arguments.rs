//! Arguments that several commands take.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use grader::course::{Course, Exercise};
use grader::grade::{CASES, Options};

use crate::cli::Trouble;

/// The exercise, by number or name.
pub fn exercise() -> Arg {
    Arg::new("exercise")
        .required(true)
        .help("The exercise, by number or name: 3, exercise-3, norms")
}

/// `--json`.
pub fn json() -> Arg {
    Arg::new("json").long("json").action(ArgAction::SetTrue).help("Print JSON, for programs")
}

/// A switch that is off unless given.
pub fn switch(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// The exercise that the arguments name.
///
/// # Errors
/// When there is none of that name.
pub fn named<'c>(course: &'c Course, arguments: &ArgMatches) -> Result<&'c Exercise, Trouble> {
    let name: &String = arguments.get_one("exercise").expect("it is required");
    course.find(name).map_err(Trouble)
}

/// `--python`.
pub fn python() -> Arg {
    Arg::new("python").long("python").value_name("PATH").value_parser(value_parser!(PathBuf)).help(
        "The Python that runs exercises in Python [default: GRADUS_PYTHON, an active virtual environment, \
         .venv in the course, python3]",
    )
}

/// The course, with the Python that `--python` names.
pub fn with_python(course: &Course, arguments: &ArgMatches) -> Course {
    Course { python: arguments.get_one("python").cloned(), ..course.clone() }
}

/// `--seed`.
pub fn seed() -> Arg {
    Arg::new("seed")
        .long("seed")
        .value_name("N")
        .value_parser(value_parser!(u64))
        .default_value("0")
        .help("Generate the cases from this seed")
}

/// `--cases`.
pub fn cases() -> Arg {
    Arg::new("cases")
        .long("cases")
        .value_name("N")
        .value_parser(value_parser!(u32).range(1..))
        .help(format!("Generate this many cases for each law [default: {CASES}]"))
}

/// How is graded, by `--seed` and `--cases`.
pub fn options(arguments: &ArgMatches) -> Options {
    Options {
        seed: *arguments.get_one("seed").expect("it has a default"),
        cases: arguments.get_one("cases").copied().unwrap_or(CASES),
        ..Options::default()
    }
}

/// `--exercises`.
pub fn exercises() -> Arg {
    Arg::new("exercises")
        .long("exercises")
        .value_name("LIST")
        .value_delimiter(',')
        .help("Only these: numbers, ranges and names, such as 1-5,norms,14")
}

/// The exercises that `--exercises 1-5,norms,14` names, in the order of the course, each once; all without.
///
/// # Errors
/// When there is none of a name, or within a range.
pub fn chosen<'c>(
    course: &'c Course,
    arguments: &ArgMatches,
) -> Result<Vec<&'c Exercise>, Trouble> {
    let Some(names) = arguments.get_many::<String>("exercises") else {
        return Ok(course.exercises.iter().collect());
    };
    let mut numbers = BTreeSet::new();
    for name in names {
        let ends = name.split_once('-').map(|(from, to)| (from.parse::<u32>(), to.parse::<u32>()));
        if let Some((Ok(from), Ok(to))) = ends {
            let within = course.exercises.iter().map(|exercise| exercise.number);
            let within: Vec<u32> = within.filter(|number| (from..=to).contains(number)).collect();
            if within.is_empty() {
                return Err(format!("There is no exercise from {from} to {to}.").into());
            }
            numbers.extend(within);
        } else {
            numbers.insert(course.find(name)?.number);
        }
    }
    Ok(course.exercises.iter().filter(|exercise| numbers.contains(&exercise.number)).collect())
}
