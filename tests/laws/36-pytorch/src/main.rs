//! Exercise 36: the landscape in PyTorch, by the laws of exercise 28 in `f32`.

use std::process::ExitCode;

use grader::exam::serve;
use laws_landscape::{Terms, exam, frameworks};

fn main() -> ExitCode {
    // The address space of PyTorch with all it loads; a call that loads it takes seconds.
    let terms = Terms { memory: Some(4096), seconds: Some(30), ..Terms::default() };
    let mut exam = exam::<f32>(terms);
    exam.mistakes.extend(frameworks::mistakes::<f32>());
    serve(exam)
}
