//! The launcher: `confine --probe` says what isolates on this machine; under any other name it runs the program
//! that the rules beside it name.

use std::env;
use std::fs;
use std::process::ExitCode;

use sandbox::{Isolation, Rules, enter, rules_of};

/// The exit code of a launcher that could not run its program: what shells use.
const NOT_RUN: u8 = 126;

fn main() -> ExitCode {
    if env::args().nth(1).as_deref() == Some("--probe") {
        let isolation = Isolation::of_this_process();
        println!("{}", serde_json::to_string(&isolation).expect("it has a JSON form"));
        return ExitCode::SUCCESS;
    }
    match run() {
        Ok(never) => match never {},
        Err(why) => {
            eprintln!("confine: {why}");
            ExitCode::from(NOT_RUN)
        }
    }
}

fn run() -> Result<std::convert::Infallible, String> {
    let launcher = env::current_exe().map_err(|error| error.to_string())?;
    let path = rules_of(&launcher);
    let text = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let rules: Rules =
        serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    enter(&rules, env::args_os().skip(1))
}
