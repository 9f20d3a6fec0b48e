//! The command line of Gradus: `cargo xtask ...`.
//!
//! One module a command; this file lists them and nothing else.

mod arguments;
mod bench;
mod book;
mod card;
mod check;
mod cli;
mod compile;
mod completions;
mod diagnostics;
mod doctor;
mod example;
mod generate;
mod hint;
mod kept;
mod list;
mod new;
mod plots;
mod progress;
mod recompile;
mod report;
mod reset;
mod serve;
mod solution;
mod state;
mod style;
mod test;
mod tools;
mod watch;
mod work;

/// Every command, in the order of the help.
const COMMANDS: &[cli::Entry] = &[
    cli::Entry { command: check::command, run: check::run },
    cli::Entry { command: list::command, run: list::run },
    cli::Entry { command: progress::command, run: progress::run },
    cli::Entry { command: hint::command, run: hint::run },
    cli::Entry { command: solution::command, run: solution::run },
    cli::Entry { command: reset::command, run: reset::run },
    cli::Entry { command: book::command, run: book::run },
    cli::Entry { command: serve::command, run: serve::run },
    cli::Entry { command: plots::command, run: plots::run },
    cli::Entry { command: doctor::command, run: doctor::run },
    cli::Entry { command: test::command, run: test::run },
    cli::Entry { command: bench::command, run: bench::run },
    cli::Entry { command: new::command, run: new::run },
    cli::Entry { command: completions::command, run: completions::run },
    cli::Entry { command: generate::command, run: generate::run },
];

fn main() -> std::process::ExitCode {
    cli::run(COMMANDS)
}
