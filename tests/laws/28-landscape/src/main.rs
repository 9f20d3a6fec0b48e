//! Exercise 28: a landscape (section 5.2).

use std::process::ExitCode;

use grader::exam::serve;
use laws_landscape::{Terms, exam};

fn main() -> ExitCode {
    serve(exam::<f64>(Terms::default()))
}
