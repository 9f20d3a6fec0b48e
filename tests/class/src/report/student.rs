//! The page of one student.

use grader::course::Exercise;
use grader::verdict::{LawVerdict, Outcome};
use maud::{Markup, PreEscaped, html};

use super::told;
use super::visibility::{Reader, Seen, Visibility};
use super::{GENERATOR, Student};
use crate::drawing::Drawing;
use crate::page::{framed, name};
use crate::record::Judged;
use grader::show::{lines, printable};

/// What this reader may see of a student's work.
pub fn page(
    exercises: &[&Exercise],
    student: &Student,
    visibility: &Visibility,
    reader: Reader,
) -> String {
    let content = html! {
        header {
            @if reader == Reader::Teacher {
                p { a href="index.html" { "The class" } }
            }
            h1 { (name(&student.name)) }
            p { (standing(exercises, student)) }
        }
        main {
            @for (exercise, judged) in student.judged(exercises) {
                (section(exercise, judged, visibility, reader))
            }
        }
    };
    framed(GENERATOR, &printable(&student.name), &content)
}

fn standing(exercises: &[&Exercise], student: &Student) -> Markup {
    let out_of: u32 = exercises.iter().map(|exercise| exercise.about.points).sum();
    html! {
        @match student.total() {
            Some(total) => { strong { (total) } " of " (out_of) " points." },
            None => { "Not everything is graded." },
        }
    }
}

fn section(
    exercise: &Exercise,
    Judged { verdict, drawing }: &Judged,
    visibility: &Visibility,
    reader: Reader,
) -> Markup {
    let seen = visibility.seen(verdict, reader);
    let unseen = verdict.laws.len() - seen.len();
    let whole = told::whole(verdict);
    html! {
        section.exercise id=(exercise.folder()) {
            h2 { (exercise.number) ". " (exercise.about.title) }
            p { strong { (verdict.points) } " of " (verdict.out_of) " points." }
            @if !whole.is_empty() { pre.told { (whole) } }
            @for law in seen { (of_law(exercise, law, visibility, reader)) }
            @if unseen > 0 {
                p.quiet {
                    @if unseen == 1 { "One more law counts." } @else { (unseen) " more laws count." }
                }
            }
            @if let Some(drawing) = drawing { (descent(drawing)) }
        }
    }
}

/// What is seen of a descent.
fn descent(drawing: &Drawing) -> Markup {
    html! {
        @match drawing {
            Drawing::Picture(svg) => figure.descent {
                (PreEscaped(svg))
                figcaption.quiet { "Drawn from what this code answers." }
            },
            Drawing::Missing(why) => pre.told { "The descent of this code is not drawn: " (lines(why)) "." },
        }
    }
}

fn of_law(
    exercise: &Exercise,
    law: &LawVerdict,
    visibility: &Visibility,
    reader: Reader,
) -> Markup {
    let mark = if law.outcome == Outcome::Passed { "✓" } else { "✗" };
    let seen = visibility.of(&exercise.folder(), law);
    let head = html! {
        span.mark { (mark) } " " (law.name) " "
        span.quiet {
            (law.points) @if law.points == 1 { " point" } @else { " points" }
            @if reader == Reader::Teacher {
                @match seen {
                    Seen::Visible => {},
                    Seen::AfterDue => ", students see it once the work is due",
                    Seen::Hidden => ", hidden from students",
                }
            }
        }
    };
    html! {
        @if law.failure.is_some() {
            details.broken open {
                summary { (head) }
                pre.told { (told::law(law)) }
            }
        } @else {
            p.holds title=(law.statement) { (head) }
        }
    }
}
