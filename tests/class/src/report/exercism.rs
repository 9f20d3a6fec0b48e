//! `results.json` of a test runner, version 3, as Exercism reads it:
//! <https://exercism.org/docs/building/tooling/test-runners/interface>.

use grader::verdict::{LawVerdict, Outcome, Verdict};
use serde::Serialize;

use super::told;
use super::visibility::{Reader, Visibility};

#[derive(Serialize)]
struct Results {
    version: u32,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    name: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(rename = "test_code")]
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
}

/// The most characters of output that are shown.
const SHOWN: usize = 500;

/// The results of one exercise, as far as the student may see them.
pub fn results(verdict: &Verdict, visibility: &Visibility) -> String {
    let test = |law: &LawVerdict| {
        let failure = law.failure.as_ref();
        Test {
            name: law.name.clone(),
            status: match law.outcome {
                Outcome::Passed => "pass",
                Outcome::Failed => "fail",
                Outcome::NotGraded => "error",
            },
            message: failure.is_some().then(|| told::law(law)),
            code: law.statement.clone(),
            output: failure
                .map(|failure| failure.printed.chars().take(SHOWN).collect::<String>())
                .filter(|printed| !printed.is_empty()),
        }
    };
    let results = Results {
        version: 3,
        status: match verdict.outcome {
            Outcome::Passed => "pass",
            Outcome::Failed => "fail",
            Outcome::NotGraded => "error",
        },
        message: (verdict.outcome == Outcome::NotGraded).then(|| told::whole(verdict)),
        tests: visibility.seen(verdict, Reader::Student).into_iter().map(test).collect(),
    };
    serde_json::to_string_pretty(&results).expect("it has a JSON form")
}
