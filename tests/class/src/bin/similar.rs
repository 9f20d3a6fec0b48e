//! Finds submissions that are alike: `cargo xtask similar` asks for it, with a [`Request`] in JSON.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use class::similar::finding::{Findings, findings};
use class::similar::report;
use class::submission::submissions;
use grader::course::Course;
use grader::show::printable;
use serde::Deserialize;

/// The most pairs that are told on a terminal.
const TOLD: usize = 10;

/// What is to be compared.
#[derive(Debug, Deserialize)]
struct Request {
    /// The course.
    course: PathBuf,
    /// What was handed in.
    submissions: PathBuf,
    /// Where the report goes.
    out: PathBuf,
    /// The exercises, by number.
    exercises: Vec<u32>,
    /// Whether what is told is JSON.
    json: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let request = env::args().nth(1).ok_or("`cargo xtask similar` runs this: use that.")?;
    let request: Request = serde_json::from_str(&request).map_err(|error| error.to_string())?;
    let course = Course::open(&request.course)?;
    let exercises = request
        .exercises
        .iter()
        .map(|number| course.find(&number.to_string()))
        .collect::<Result<Vec<_>, String>>()?;
    let findings = findings(&course, &exercises, &submissions(&request.submissions)?)?;
    report::write(&findings, &request.out)?;
    if request.json {
        println!("{:#}", report::json(&findings));
        return Ok(());
    }
    tell(&findings);
    println!("{}", request.out.join("index.html").display());
    Ok(())
}

/// The pairs that are most alike, as a table.
fn tell(findings: &Findings) {
    if findings.found.is_empty() {
        println!("No two submissions are alike anywhere.");
        return;
    }
    let told = || findings.found.iter().take(TOLD);
    let width = told().map(|finding| finding.exercise.len()).max().unwrap_or(0);
    println!("share  longest  {:<width$}  students", "exercise");
    for finding in told() {
        let [one, other] = finding.students.each_ref().map(|student| printable(student));
        let (percent, longest) = (finding.percent(), finding.longest());
        println!("{percent:>3} %  {longest:>7}  {:<width$}  {one}, {other}", finding.exercise);
    }
    println!("Likeness has many causes: look at the places, and judge.");
}
