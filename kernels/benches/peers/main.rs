//! The kernels beside Python's libraries, and a product written in six ways beside the machine's limits.
//!
//! `cargo xtask bench kernels` builds and starts it; `--help` there says what it measures.

mod arguments;
mod loops;
#[path = "../../../xtask/src/bench/machine.rs"]
mod machine;
mod openblas;
mod peers;
mod products;
mod roofline;
mod rows;
mod summary;
mod timing;
#[path = "../../../xtask/src/whole.rs"]
mod whole;

use std::process::ExitCode;

use arguments::Arguments;

fn main() -> ExitCode {
    match Arguments::read().and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    if let Some(file) = &arguments.save {
        return products::save(file, arguments.repetitions);
    }
    rows::compare(arguments)
}
