//! The page of the class: how the points are spread, and what went wrong most often.

use std::collections::BTreeMap;

use grader::course::Exercise;
use grader::verdict::Verdict;
use maud::{Markup, html};

use super::{GENERATOR, Student};
use crate::page::{framed, name};

/// How many laws and mistakes are listed.
const LISTED: usize = 10;

/// The page of the class.
pub fn page(exercises: &[&Exercise], students: &[Student]) -> String {
    let verdicts: Vec<(&Exercise, &Verdict)> =
        students.iter().flat_map(|student| student.graded(exercises)).collect();
    let content = html! {
        header {
            h1 { "The class" }
            p {
                (students.len()) @if students.len() == 1 { " student" } @else { " students" } ", "
                (exercises.len()) @if exercises.len() == 1 { " exercise." } @else { " exercises." }
                " The marks are in " code { "grades.csv" } "."
            }
        }
        main {
            h2 { "How the points are spread" }
            @for exercise in exercises { (spread(exercise, &verdicts)) }
            (often("Laws most often broken", ["Exercise", "Law"], &broken(&verdicts)))
            (often("Mistakes most often made", ["Exercise", "Mistake"], &mistakes(&verdicts)))
            h2 { "Students" }
            (list(exercises, students))
        }
    };
    framed(GENERATOR, "The class", &content)
}

/// How many students have which share of an exercise's points.
fn spread(exercise: &Exercise, verdicts: &[(&Exercise, &Verdict)]) -> Markup {
    const SHARES: [&str; 6] = ["0 %", "≤ 25 %", "≤ 50 %", "≤ 75 %", "< 100 %", "100 %"];
    let mut counts = [0_usize; SHARES.len()];
    for (_, verdict) in verdicts.iter().filter(|(other, _)| other.number == exercise.number) {
        let place = match (verdict.points, verdict.out_of) {
            (0, _) => 0,
            (points, out_of) if points == out_of => SHARES.len() - 1,
            (points, out_of) => (4 * points).div_ceil(out_of).clamp(1, 4) as usize,
        };
        counts[place] += 1;
    }
    let most = counts.into_iter().max().unwrap_or(0).max(1);
    html! {
        figure.spread {
            figcaption { (exercise.number) ". " (exercise.about.title) }
            @for (share, count) in SHARES.iter().zip(counts) {
                div {
                    span.quiet { (share) }
                    span.bar style={ "--share:" (100 * count / most) "%" } { }
                    span { (count) }
                }
            }
        }
    }
}

/// How often something happened in an exercise, the most frequent first.
type Often = Vec<(String, String, usize)>;

fn broken(verdicts: &[(&Exercise, &Verdict)]) -> Often {
    most(verdicts.iter().flat_map(|(exercise, verdict)| {
        // A law of a function that is still to be written is not broken by anything.
        let is_broken = |failure| !verdict.is_unwritten(failure);
        let broken =
            verdict.laws.iter().filter(move |law| law.failure.as_ref().is_some_and(is_broken));
        broken.map(|law| (exercise.folder(), law.name.clone()))
    }))
}

fn mistakes(verdicts: &[(&Exercise, &Verdict)]) -> Often {
    most(verdicts.iter().flat_map(|(exercise, verdict)| {
        let failures = verdict.laws.iter().filter_map(|law| law.failure.as_ref());
        let named = failures.filter_map(|failure| failure.mistake.as_ref());
        // One mistake breaks several laws of a student.
        let mut names: Vec<String> = named.map(|mistake| mistake.name.clone()).collect();
        names.sort();
        names.dedup();
        names.into_iter().map(|name| (exercise.folder(), name))
    }))
}

fn most(all: impl Iterator<Item = (String, String)>) -> Often {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let mut often: Often =
        counts.into_iter().map(|((exercise, what), count)| (exercise, what, count)).collect();
    often.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    often.truncate(LISTED);
    often
}

fn often(title: &str, heads: [&str; 2], often: &Often) -> Markup {
    html! {
        h2 { (title) }
        @if often.is_empty() {
            p { "None." }
        } @else {
            table {
                thead { tr {
                    @for head in heads { th { (head) } }
                    th.number { "Students" }
                } }
                tbody {
                    @for (exercise, what, count) in often {
                        tr {
                            td { (exercise) }
                            td { (what) }
                            td.number data-label={ @if *count == 1 { "student" } @else { "students" } } { (count) }
                        }
                    }
                }
            }
        }
    }
}

fn list(exercises: &[&Exercise], students: &[Student]) -> Markup {
    html! {
        div.wide {
            table.students {
                thead { tr {
                    th { "Student" }
                    @for exercise in exercises { th.number title=(exercise.about.title) { (exercise.number) } }
                    th.number { "Total" }
                } }
                tbody {
                    @for student in students {
                        tr {
                            td { a href={ (student.key) ".html" } { (name(&student.name)) } }
                            @for judged in &student.judged {
                                td.number { @if let Some(judged) = judged { (judged.verdict.points) } @else { "–" } }
                            }
                            td.number { @if let Some(total) = student.total() { (total) } @else { "–" } }
                        }
                    }
                }
            }
        }
    }
}
