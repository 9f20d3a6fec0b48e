//! The command line of Gradus: `cargo xtask ...`.
//!
//! One module a command; this file lists them and nothing else.

mod card;
mod check;
mod cli;
mod compile;
mod diagnostics;
mod doctor;
mod generate;
mod report;
mod state;
mod style;
mod tools;

/// Every command, in the order of the help.
const COMMANDS: &[cli::Entry] = &[
    cli::Entry { command: check::command, run: check::run },
    cli::Entry { command: doctor::command, run: doctor::run },
    cli::Entry { command: generate::command, run: generate::run },
];

fn main() -> std::process::ExitCode {
    cli::run(COMMANDS)
}
