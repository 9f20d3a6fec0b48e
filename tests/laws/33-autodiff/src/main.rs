//! Exercise 33: automatic differentiation (section 5.3).

mod adam;
mod mistakes;

use std::process::ExitCode;

use grader::exam::serve;
use laws_landscape::{Terms, exam, frameworks};

fn main() -> ExitCode {
    let mut exam = exam::<f64>(Terms::default());
    exam.laws.extend(adam::laws());
    exam.mistakes.extend(frameworks::mistakes::<f64>());
    exam.mistakes.extend(mistakes::mistakes());
    serve(exam)
}
