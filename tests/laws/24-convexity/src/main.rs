//! Exercise 24: convexity (section 4.2.2).

mod chords;
mod least_squares;
mod mistakes;
mod quadratics;

use std::process::ExitCode;

use grader::exam::{Exam, serve};

fn main() -> ExitCode {
    let laws = [chords::laws(), quadratics::laws(), least_squares::laws()];
    serve(Exam { laws: laws.into_iter().flatten().collect(), mistakes: mistakes::mistakes() })
}
