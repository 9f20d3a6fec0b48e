//! `results.json` as Gradescope reads it: <https://gradescope-autograders.readthedocs.io/en/latest/specs/>.

use std::fmt::Write;

use grader::course::Exercise;
use grader::verdict::Outcome;
use serde::Serialize;

use super::Student;
use super::told;
use super::visibility::{Seen, Visibility};

#[derive(Serialize)]
struct Results {
    score: u32,
    output: String,
    output_format: &'static str,
    visibility: &'static str,
    stdout_visibility: &'static str,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    score: u32,
    max_score: u32,
    status: &'static str,
    name: String,
    name_format: &'static str,
    number: String,
    output: String,
    output_format: &'static str,
    visibility: &'static str,
}

/// The results of a student, with every law: Gradescope itself hides what is not to be seen.
pub fn results(exercises: &[&Exercise], student: &Student, visibility: &Visibility) -> String {
    let mut results = Results {
        score: 0,
        output: String::new(),
        output_format: "text",
        visibility: "visible",
        stdout_visibility: "hidden",
        tests: Vec::new(),
    };
    for (exercise, verdict) in student.graded(exercises) {
        results.score += verdict.points;
        let (title, whole) = (&exercise.about.title, told::whole(verdict));
        let _ = writeln!(
            results.output,
            "{title}: {} of {} points. {whole}",
            verdict.points, verdict.out_of
        );
        for (place, law) in verdict.laws.iter().enumerate() {
            let passed = law.outcome == Outcome::Passed;
            results.tests.push(Test {
                score: if passed { law.points } else { 0 },
                max_score: law.points,
                status: if passed { "passed" } else { "failed" },
                name: format!("{}: {}", verdict.exercise, law.name),
                name_format: "text",
                number: format!("{}.{}", exercise.number, place + 1),
                output: told::law(law),
                output_format: "text",
                visibility: match visibility.of(&verdict.exercise, law) {
                    Seen::Visible => "visible",
                    Seen::AfterDue => "after_due_date",
                    Seen::Hidden => "hidden",
                },
            });
        }
    }
    serde_json::to_string_pretty(&results).expect("it has a JSON form")
}
