//! What a submission may try against the check loop: each file of `attacks/` earns nothing for the
//! function it attacks with, and an honest neighbour is unharmed.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use grader::course::Course;
use grader::grade::Options;
use grader::language::Language;
use grader::verdict::{Outcome, Verdict};
use grader::workshop::{Source, compile, examiner, splice};

/// The longest that grading one attack may take.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn attacks_earn_nothing_and_harm_nobody() {
    let course = Course::open(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
    let exercise = course.find("norms").unwrap();
    let solution = fs::read_to_string(course.solution_file(exercise)).unwrap();
    let mut names: Vec<_> = fs::read_dir(course.root.join("tests/attacks"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    let mut sources = vec![Source { name: "honest".into(), text: solution.clone() }];
    let mut expected = vec![None];
    for path in &names {
        let text = fs::read_to_string(path).unwrap();
        let header = |key: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix("//! ")?.strip_prefix(key));
            line.map(|value| value.trim().to_owned())
        };
        let whole = header("whole").is_some();
        expected.push(Some(header("says:").expect("a header says what the verdict says")));
        sources.push(Source {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            text: if whole { text } else { splice(&solution, &text, Language::Rust) },
        });
    }
    let programs = compile(&course, exercise, "attacks", &sources).unwrap();
    let examiner = examiner(&course, exercise).unwrap();
    let run = |index: usize| {
        let program = programs[index].as_ref().unwrap_or_else(|error| panic!("{error}"));
        examiner.grade(program, &Options { cases: 64, ..Options::default() }).unwrap()
    };
    let mut complaints = Vec::new();
    for (index, says) in expected.iter().enumerate().skip(1) {
        let begun = Instant::now();
        let verdict = run(index);
        let told = told(&verdict);
        let name = &sources[index].name;
        if verdict.outcome != Outcome::Failed {
            complaints.push(format!("{name}: {:?}", verdict.outcome));
        }
        if begun.elapsed() > PATIENCE {
            complaints.push(format!("{name} took {:?}", begun.elapsed()));
        }
        if !told.contains(says.as_deref().unwrap_or_default()) {
            complaints.push(format!("{name} is told: {told}"));
        }
        if run(0).outcome != Outcome::Passed {
            complaints.push(format!("{name} harmed its neighbour: {:?}", run(0)));
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// Everything a verdict tells, in one text.
fn told(verdict: &Verdict) -> String {
    let mut told = verdict.reason.clone().unwrap_or_default();
    for law in &verdict.laws {
        if let Some(failure) = &law.failure {
            let _ = write!(told, "\n{}: {}", law.name, failure.why);
            if let Some(required) = &failure.required {
                let _ = write!(told, " {required} is required");
            }
        }
    }
    told
}
