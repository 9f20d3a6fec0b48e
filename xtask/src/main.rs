//! The command line of Gradus: `cargo xtask ...`.
//!
//! One module a command; this file lists them and nothing else.

mod card;
mod check;
mod cli;
mod compile;
mod diagnostics;
mod generate;
mod report;
mod state;
mod style;

fn main() -> std::process::ExitCode {
    cli::run(&[
        cli::Entry { command: check::command, run: check::run },
        cli::Entry { command: generate::command, run: generate::run },
    ])
}
