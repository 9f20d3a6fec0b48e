//! What a reader is told, as data; `verdict.schema.json` is the schema of its JSON form.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

/// The outcome of an exercise or of a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every law holds on every case tried.
    Passed,
    /// A law is broken.
    Failed,
    /// It could not be graded: it does not compile, or a tool is missing.
    NotGraded,
}

impl Outcome {
    /// The exit code that stands for it.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Passed => 0,
            Self::Failed => 1,
            Self::NotGraded => 2,
        }
    }
}

/// The verdict on one exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// The exercise's folder: `03-norms`.
    pub exercise: String,
    /// The outcome of the whole.
    pub outcome: Outcome,
    /// Points earned.
    pub points: u32,
    /// Points there are.
    pub out_of: u32,
    /// The seed from which the cases were generated.
    pub seed: u64,
    /// The number of cases tried.
    pub cases: u64,
    /// The time grading took, in milliseconds, without compilation.
    pub milliseconds: u64,
    /// Why it could not be graded, or was refused before any law.
    pub reason: Option<String>,
    /// Functions that are still to be written.
    pub unwritten: Vec<String>,
    /// The verdict on each law.
    pub laws: Vec<LawVerdict>,
    /// What was measured of code that passed; no point depends on it.
    pub measured: Vec<Measured>,
    /// Whether it is an earlier verdict on the very same program by the very same laws.
    pub unchanged: bool,
}

/// Something measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// What it is: `speed-up`.
    pub name: String,
    /// The number.
    pub value: f64,
    /// The number in a sentence, with the circumstances.
    pub told: String,
}

/// The verdict on one law.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LawVerdict {
    /// Its name.
    pub name: String,
    /// What it says.
    pub statement: String,
    /// Points it is worth.
    pub points: u32,
    /// Its outcome.
    pub outcome: Outcome,
    /// The number of cases tried.
    pub cases: u64,
    /// How it is broken.
    pub failure: Option<Failure>,
}

/// How a law is broken, on the smallest case found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    /// The calls made, the last of them the one that shows it.
    pub calls: Vec<ShownCall>,
    /// The functions that the calls were given: `f(x) = 2 x`.
    pub given: Vec<String>,
    /// What was answered, where there was an answer.
    pub answered: Option<String>,
    /// What is required.
    pub required: Option<String>,
    /// Why: the formula behind it, or how the code ended.
    pub why: String,
    /// The memory layout of arrays, where the law holds in any plainer one.
    pub layout: Option<String>,
    /// The known mistake that explains the answers.
    pub mistake: Option<NamedMistake>,
    /// Whether there was no answer for want of time, memory or stack.
    #[serde(default)]
    pub exhausted: bool,
    /// What the code printed during the case.
    pub printed: String,
    /// Which case this was.
    pub case: CaseId,
}

impl Failure {
    /// The calls, each with what comes between it and its answer: an equals sign, but for a last one that was not answered.
    pub fn joined_calls(&self) -> impl Iterator<Item = (&ShownCall, &'static str)> {
        let answered = if self.answered.is_some() {
            self.calls.len()
        } else {
            self.calls.len().saturating_sub(1)
        };
        let joint = move |place| if place < answered { "= " } else { "" };
        self.calls.iter().enumerate().map(move |(place, call)| (call, joint(place)))
    }
}

/// A call and its answer, as a reader sees them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShownCall {
    /// The call: `norm([3, 4])`.
    pub call: String,
    /// The answer: `25`.
    pub answer: String,
}

/// A known mistake.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamedMistake {
    /// Its name.
    pub name: String,
    /// What it is, and which way to look.
    pub says: String,
}

/// By which a case can be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseId {
    /// An edge case that the law lists.
    Edge {
        /// Its place in the list, which is gone through once for each memory layout.
        index: usize,
    },
    /// A generated case.
    Generated {
        /// The seed of the run.
        seed: u64,
        /// The case's number in it.
        index: u32,
        /// The size it was generated for.
        size: usize,
    },
}

impl Verdict {
    /// The verdict on code that could not be graded, and why.
    pub fn not_graded(exercise: &str, out_of: u32, seed: u64, reason: String) -> Self {
        Self {
            exercise: exercise.into(),
            outcome: Outcome::NotGraded,
            points: 0,
            out_of,
            seed,
            cases: 0,
            milliseconds: 0,
            reason: Some(reason),
            unwritten: Vec::new(),
            laws: Vec::new(),
            measured: Vec::new(),
            unchanged: false,
        }
    }

    /// Whether a law is broken by nothing but a function that is still to be written.
    pub fn is_unwritten(&self, failure: &Failure) -> bool {
        let last = failure.calls.last().map_or("", |call| call.call.as_str());
        let function = last.split('(').next().unwrap_or_default();
        failure.answered.is_none() && self.unwritten.iter().any(|name| name == function)
    }

    /// All that it tells of what is wrong, in one text.
    pub fn told(&self) -> String {
        let mut told = self.reason.clone().unwrap_or_default();
        for law in &self.laws {
            if let Some(failure) = &law.failure {
                let _ = write!(told, "\n{}: {}", law.name, failure.why);
                if let Some(required) = &failure.required {
                    let _ = write!(told, " {required} is required");
                }
            }
        }
        told
    }
}
