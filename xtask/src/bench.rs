//! `bench`: measure, on this machine.

mod check;
mod frameworks;
mod grade;
mod kernels;
mod machine;

use std::process::ExitCode;

use clap::{ArgMatches, Command};
use grader::course::Course;

use crate::cli::Trouble;

pub fn command() -> Command {
    Command::new("bench")
        .about("Measure verdicts, kernels, frameworks and the grading of a class on this machine")
        .after_help(
            "Examples:\n  cargo xtask bench check       from edit to verdict, beside rustlings\n  \
             cargo xtask bench kernels     products, einsum, softmax and more, beside Python's libraries\n  \
             cargo xtask bench frameworks  the landscape in ndarray, candle, NumPy, JAX and PyTorch\n  \
             cargo xtask bench grade       submissions of a generated class graded in an hour",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand(check::command())
        .subcommand(kernels::command())
        .subcommand(frameworks::command())
        .subcommand(grade::command())
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    match arguments.subcommand() {
        Some(("check", arguments)) => check::run(course, arguments),
        Some(("grade", arguments)) => grade::run(course, arguments),
        Some(("frameworks", arguments)) => frameworks::run(course, arguments),
        Some(("kernels", arguments)) => kernels::run(course, arguments),
        _ => unreachable!("clap knows only these"),
    }
}
