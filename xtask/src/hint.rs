//! `hint`: one more hint each time.

use std::process::ExitCode;

use anstream::println;
use clap::{ArgMatches, Command};
use grader::course::Course;

use crate::arguments;
use crate::cli::Trouble;
use crate::state::State;
use crate::style::{QUIET, STRONG, fit};

pub fn command() -> Command {
    Command::new("hint")
        .about("Show the hints of an exercise, one more each time")
        .after_help("Examples:\n  cargo xtask hint 3\n  cargo xtask hint norms --again")
        .args([arguments::exercise(), arguments::switch("again", "Only the hints already seen")])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let exercise = arguments::named(course, arguments)?;
    let mut state = State::load(course)?;
    let hints = &exercise.about.hints;
    // There may have been more hints once.
    let seen = state.of(exercise).hints.min(hints.len());
    let shown = if arguments.get_flag("again") { seen } else { (seen + 1).min(hints.len()) };
    for (index, hint) in hints.iter().take(shown).enumerate() {
        let style = if index < seen { QUIET } else { STRONG };
        let hint = fit(hint.trim(), 0);
        println!("{style}Hint {} of {}{style:#}\n{hint}\n", index + 1, hints.len());
    }
    state.change(exercise, |record| record.hints = shown)?;
    let (number, page) = (exercise.number, &exercise.about.page);
    match hints.len() - shown {
        0 if shown == seen && course.has_solutions() => println!(
            "These are all the hints. Read book/src/{page} again, or look: \
             `cargo xtask solution {number} --reveal`."
        ),
        0 if shown == seen => println!("These are all the hints. Read book/src/{page} again."),
        0 => println!("That was the last hint."),
        1 => println!("There is one more hint."),
        left => println!("There are {left} more hints."),
    }
    Ok(ExitCode::SUCCESS)
}
