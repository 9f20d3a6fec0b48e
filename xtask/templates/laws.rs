//! Exercise {{number}}: {{name}}.

use std::process::ExitCode;

use ndarray::{Array1, array};

use grader::ask::close;
use grader::exam::{Exam, serve};
use grader::generate::vector;
use grader::law::law;
use grader::mistake::mistake;
use grader::rounding::{self, gamma};

fn main() -> ExitCode {
    serve(exam())
}

fn exam() -> Exam {
    Exam {
        laws: vec![
            // Its points, and those of the laws to come, make the points of `exercise.toml`.
            law("total", "total(x) = Σ xᵢ")
                .points(2)
                .cases(40, vector)
                .edges([array![], array![3.0], array![1.0, -2.0, 4.0]])
                .check(|ask, x| {
                    let answer = ask.call("total", (x,))?;
                    // Any order of summing errs by at most this (see `rounding`).
                    let within = gamma(x.len() + 2) * x.mapv(f64::abs).sum();
                    close("Σ xᵢ", answer, rounding::sum(x), within, "total(x) = Σ xᵢ")
                }),
        ],
        mistakes: vec![
            // Each needs a wrong variant that makes it: `//! mistake: mean for sum`.
            mistake(
                "mean for sum",
                "total",
                "Your answer is the mean of the elements; the total is their sum.",
                |x: Array1<f64>| x.sum() / x.len() as f64,
            )
            .only_for(|x: Array1<f64>| !x.is_empty()),
        ],
    }
}
