//! `reset`: the stub again, with the reader's file kept.

use std::io::ErrorKind;
use std::process::ExitCode;

use anstream::println;
use clap::{ArgMatches, Command};
use grader::course::Course;

use crate::cli::Trouble;
use crate::state::State;
use crate::whole::write_whole;
use crate::{arguments, work};

pub fn command() -> Command {
    Command::new("reset")
        .about("Restore the stub of an exercise; your file is kept beside it")
        .after_help(
            "Example:\n  cargo xtask reset 3    keeps exercises/03-norms/src/lib.rs.backup-1",
        )
        .arg(arguments::exercise())
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let exercise = arguments::named(course, arguments)?;
    let path = course.reader_file(exercise);
    let stub = course.stub(exercise)?;
    let shown = path.strip_prefix(&course.root).unwrap_or(&path).display().to_string();
    match std::fs::read(&path) {
        Ok(mine) if mine == stub.as_bytes() => {
            println!("{shown} is the stub already.");
            return Ok(ExitCode::SUCCESS);
        }
        Ok(mine) => {
            let source = &exercise.about.source;
            let (backup, name) = (1..u32::MAX)
                .map(|number| format!("{source}.backup-{number}"))
                .map(|name| (path.with_file_name(&name), name))
                .find(|(backup, _)| !backup.exists())
                .expect("some number is free");
            write_whole(&backup, &mine)?;
            println!("Your file is kept as {}.", shown.replace(source, &name));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        // What cannot be kept is not replaced.
        Err(error) => {
            return Err(format!("{shown} does not read ({error}): move it away first.").into());
        }
    }
    write_whole(&path, stub.as_bytes())?;
    work::remember(course, exercise, &stub)?;
    State::load(course)?.change(exercise, |record| {
        record.passed = false;
        record.points = 0;
    })?;
    println!("{shown} is the stub again.");
    Ok(ExitCode::SUCCESS)
}
