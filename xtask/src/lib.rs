//! The command line of Gradus: `cargo xtask ...`.
//!
//! One module a command; this file lists them and nothing else.

mod arguments;
mod bench;
mod book;
mod card;
mod check;
mod class;
mod cli;
mod compile;
mod completions;
mod diagnostics;
mod doctor;
mod example;
mod generate;
mod grade;
mod hint;
mod kept;
mod list;
mod made;
mod modules;
mod new;
mod plots;
mod progress;
mod recompile;
mod release;
mod report;
mod reset;
mod scratch;
mod serve;
mod similar;
mod solution;
mod state;
mod style;
mod test;
mod tools;
mod watch;
mod whole;
mod work;

/// Every command, in the order of the help.
const COMMANDS: &[cli::Entry] = &[
    cli::Entry { command: check::command, takes_solutions: false, run: check::run },
    cli::Entry { command: list::command, takes_solutions: false, run: list::run },
    cli::Entry { command: progress::command, takes_solutions: false, run: progress::run },
    cli::Entry { command: hint::command, takes_solutions: false, run: hint::run },
    cli::Entry { command: solution::command, takes_solutions: true, run: solution::run },
    cli::Entry { command: reset::command, takes_solutions: false, run: reset::run },
    cli::Entry { command: book::command, takes_solutions: false, run: book::run },
    cli::Entry { command: serve::command, takes_solutions: false, run: serve::run },
    cli::Entry { command: plots::command, takes_solutions: false, run: plots::run },
    cli::Entry { command: doctor::command, takes_solutions: false, run: doctor::run },
    cli::Entry { command: test::command, takes_solutions: true, run: test::run },
    cli::Entry { command: bench::command, takes_solutions: true, run: bench::run },
    cli::Entry { command: new::command, takes_solutions: true, run: new::run },
    cli::Entry { command: release::command, takes_solutions: true, run: release::run },
    cli::Entry { command: grade::command, takes_solutions: true, run: grade::run },
    cli::Entry { command: similar::command, takes_solutions: true, run: similar::run },
    cli::Entry { command: completions::command, takes_solutions: false, run: completions::run },
    cli::Entry { command: generate::command, takes_solutions: true, run: generate::run },
];

/// Runs the command that the arguments name.
pub fn main() -> std::process::ExitCode {
    cli::run(COMMANDS)
}
