//! How a law is broken, in plain text.

use std::fmt::Write;

use grader::verdict::{Failure, LawVerdict, Outcome, Verdict};

use grader::show::lines;

/// What a law says, and how it is broken, if it is.
pub fn law(law: &LawVerdict) -> String {
    let mut text = format!("{}\n", law.statement);
    if let Some(failure) = &law.failure {
        text += &self::failure(failure);
    }
    lines(&text)
}

fn failure(failure: &Failure) -> String {
    let mut text = String::from("On the smallest case found:\n");
    for (call, joint) in failure.joined_calls() {
        let _ = writeln!(text, "    {} {joint}{}", call.call, call.answer);
    }
    for definition in &failure.given {
        let _ = writeln!(text, "    where {definition}");
    }
    if let (Some(answered), Some(required)) = (&failure.answered, &failure.required) {
        let _ = writeln!(text, "answered: {answered}\nrequired: {required}");
        let _ = writeln!(text, "because   {}", failure.why);
    }
    if let Some(layout) = &failure.layout {
        let _ = writeln!(text, "The array is {layout}; the code is right for a plain one.");
    }
    if let Some(mistake) = &failure.mistake {
        let _ = writeln!(text, "It looks like a known mistake, {}. {}", mistake.name, mistake.says);
    }
    if !failure.printed.is_empty() {
        let _ = writeln!(text, "The code printed:\n{}", failure.printed);
    }
    text
}

/// What there is to say of the whole: why it was not graded, and what is still to be written.
pub fn whole(verdict: &Verdict) -> String {
    let mut text = verdict.reason.clone().unwrap_or_default();
    if !verdict.unwritten.is_empty() {
        let _ = write!(text, "Still to be written: {}.", verdict.unwritten.join(", "));
    }
    if text.is_empty() && verdict.outcome == Outcome::Passed {
        text += "Every law holds.";
    }
    lines(&text)
}
