//! Arguments that several commands take.

use clap::{Arg, ArgAction, ArgMatches};
use grader::course::{Course, Exercise};

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
