//! A verdict as a reader sees it on a terminal.

use std::fmt::Write;

use grader::course::{Course, Exercise};
use grader::verdict::{Failure, LawVerdict, Outcome, Verdict};

use crate::style::{BAD, GOOD, MATHS, QUIET, STRONG, fit};

/// One line of a verdict.
pub fn line(exercise: &Exercise, verdict: &Verdict) -> String {
    let mark = mark(verdict.outcome);
    let name = exercise.folder();
    let told = match (verdict.outcome, first_broken(verdict)) {
        (Outcome::NotGraded, _) => "  could not be graded".into(),
        (Outcome::Failed, _) if !verdict.unwritten.is_empty() => {
            format!("  still to be written: {}", verdict.unwritten.join(", "))
        }
        (Outcome::Failed, Some((law, failure))) => {
            let mistake = failure
                .mistake
                .as_ref()
                .map_or_else(String::new, |mistake| format!(" ({})", mistake.name));
            format!("  breaks {}{mistake}", law.name)
        }
        (Outcome::Passed, _) if verdict.unchanged => format!("  {QUIET}unchanged{QUIET:#}"),
        _ => String::new(),
    };
    format!("{mark} {name:<24} {:>3} of {:>2} points{told}", verdict.points, verdict.out_of)
}

/// What several verdicts come to.
pub fn total(verdicts: &[Verdict]) -> String {
    let passed = verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Passed).count();
    let points: u32 = verdicts.iter().map(|verdict| verdict.points).sum();
    let out_of: u32 = verdicts.iter().map(|verdict| verdict.out_of).sum();
    format!("\n{passed} of {} exercises passed, {points} of {out_of} points.", verdicts.len())
}

/// The whole verdict.
pub fn whole(course: &Course, exercise: &Exercise, verdict: &Verdict) -> String {
    let mut text = String::new();
    let number = exercise.number;
    let _ = writeln!(text, "{STRONG}Exercise {number}: {}{STRONG:#}\n", exercise.about.title);
    if verdict.outcome == Outcome::NotGraded {
        let reason = verdict.reason.as_deref().unwrap_or_default().trim_end();
        let _ = write!(text, "{reason}\n\n{BAD}It cannot be graded{BAD:#} until this is mended.");
        return text;
    }
    if let Some(reason) = &verdict.reason {
        let _ = writeln!(text, "{reason}");
        let _ = write!(
            text,
            "\n{BAD}Failed{BAD:#}. Mend this; or begin anew: `cargo xtask reset {number}` restores the stub and keeps your file beside it."
        );
        return text;
    }
    let width = verdict.laws.iter().map(|law| law.name.chars().count()).max().unwrap_or(0);
    for law in &verdict.laws {
        let open = law.failure.as_ref().is_some_and(|failure| verdict.is_unwritten(failure));
        let mark = if open { format!("{QUIET}·{QUIET:#}") } else { mark(law.outcome) };
        let line = format!("  {mark} {:<width$}  {MATHS}{}{MATHS:#}", law.name, law.statement);
        let _ = writeln!(text, "{}", fit(&line, width + 6));
    }
    text.push('\n');
    if verdict.outcome == Outcome::Passed {
        for measured in &verdict.measured {
            let _ = writeln!(text, "Measured, never graded: {}.", measured.told);
        }
        let differences = if course.has_solutions() {
            format!(" What the reference does differently: cargo xtask solution {number}")
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "{GOOD}Passed{GOOD:#}: {} of {} points.{differences}",
            verdict.points, verdict.out_of
        );
        let next = course.exercises.iter().find(|next| next.number > number);
        if let Some(Exercise { number, about, .. }) = next {
            let _ = writeln!(
                text,
                "Next: exercise {number}, {}. Read: book/src/{}.",
                about.title, about.page
            );
        }
    } else if let Some((law, failure)) = told_first(verdict) {
        explain(&mut text, law, failure);
    }
    if verdict.outcome == Outcome::Failed {
        if !verdict.unwritten.is_empty() {
            let file = course.reader_file(exercise);
            let file = file.strip_prefix(&course.root).unwrap_or(&file).display();
            let told = format!("Still to be written in {file}: {}", verdict.unwritten.join(", "));
            let _ = writeln!(text, "{}", fit(&told, 2));
        }
        let _ = writeln!(
            text,
            "\n{} of {} points. Read: book/src/{}. Next hint: cargo xtask hint {number}",
            verdict.points, verdict.out_of, exercise.about.page
        );
    }
    let (cases, seed) = (verdict.cases, verdict.seed);
    let _ = if verdict.unchanged {
        let other = seed.wrapping_add(1);
        write!(
            text,
            "{QUIET}unchanged since it passed {cases} cases, seed {seed}; --seed {other} tries others{QUIET:#}"
        )
    } else {
        let milliseconds = verdict.milliseconds;
        write!(text, "{QUIET}{cases} cases, seed {seed}, {milliseconds} ms{QUIET:#}")
    };
    text
}

fn mark(outcome: Outcome) -> String {
    match outcome {
        Outcome::Passed => format!("{GOOD}✓{GOOD:#}"),
        Outcome::Failed => format!("{BAD}✗{BAD:#}"),
        Outcome::NotGraded => format!("{BAD}?{BAD:#}"),
    }
}

fn first_broken(verdict: &Verdict) -> Option<(&LawVerdict, &Failure)> {
    verdict.laws.iter().find_map(|law| law.failure.as_ref().map(|failure| (law, failure)))
}

/// The broken law worth telling: one that is not just a function still to be written.
fn told_first(verdict: &Verdict) -> Option<(&LawVerdict, &Failure)> {
    verdict
        .laws
        .iter()
        .filter_map(|law| law.failure.as_ref().map(|failure| (law, failure)))
        .find(|(_, failure)| !verdict.is_unwritten(failure))
}

fn explain(text: &mut String, law: &LawVerdict, failure: &Failure) {
    let broken = format!("{BAD}{}{BAD:#} is broken: {MATHS}{}{MATHS:#}", law.name, law.statement);
    let _ = writeln!(text, "{}", fit(&broken, 4));
    let _ = writeln!(text, "  on the smallest case found:");
    for (call, joint) in failure.joined_calls() {
        let _ = writeln!(text, "      {STRONG}{}{STRONG:#} {joint}{}", call.call, call.answer);
    }
    for definition in &failure.given {
        let _ = writeln!(text, "      where {definition}");
    }
    if let (Some(answered), Some(required)) = (&failure.answered, &failure.required) {
        let _ = writeln!(
            text,
            "  answered:  {answered}\n  required:  {required}\n{}",
            fit(&format!("  because    {}", failure.why), 13)
        );
    }
    if let Some(layout) = &failure.layout {
        let told = format!("  The array is {layout}; the code is right for a plain one.");
        let _ = writeln!(text, "{}", fit(&told, 2));
    }
    if !failure.printed.is_empty() {
        let _ = writeln!(text, "  Your code printed:");
        for line in failure.printed.lines().take(12) {
            let _ = writeln!(text, "      {}", line.escape_debug());
        }
    }
    if let Some(mistake) = &failure.mistake {
        let told = format!(
            "  It looks like a known mistake, {STRONG}{}{STRONG:#}. {}",
            mistake.name, mistake.says
        );
        let _ = writeln!(text, "\n{}", fit(&told, 2));
    }
}
