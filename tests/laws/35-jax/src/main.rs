//! Exercise 35: the landscape in JAX, by the laws of exercise 28 in `f32`.

use std::process::ExitCode;

use grader::exam::serve;
use laws_landscape::{Terms, exam, frameworks};

fn main() -> ExitCode {
    // Every shape is a program that is compiled, and compiling takes threads and memory.
    let terms = Terms { memory: Some(8192), seconds: Some(30), largest: Some(2) };
    let mut exam = exam::<f32>(terms);
    exam.mistakes.extend(frameworks::mistakes::<f32>());
    serve(exam)
}
