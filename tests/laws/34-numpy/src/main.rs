//! Exercise 34: the landscape in NumPy, by the laws of exercise 28.

use std::process::ExitCode;

use grader::exam::serve;
use laws_landscape::{Terms, exam};

fn main() -> ExitCode {
    serve(exam::<f64>(Terms { seconds: Some(10), ..Terms::default() }))
}
