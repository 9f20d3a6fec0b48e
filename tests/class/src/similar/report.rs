//! The report: the pairs, ranked, and a page for each; for people, and for programs.

use std::fs;
use std::path::Path;

use maud::{Markup, html};
use serde_json::{Value, json};

use super::GENERATOR;
use super::class::{FEW, ONE_IN};
use super::finding::{Finding, Findings, SHOWN};
use super::page::page;
use super::winnow::SURE;
use crate::page::{framed, name};
use crate::record::write_whole;
use grader::show::printable;

/// The file of the page of the pair at a rank, below the report's folder.
fn file(rank: usize) -> String {
    format!("pairs/{:03}.html", rank + 1)
}

/// The page that ranks all pairs.
pub fn index(findings: &Findings) -> String {
    let pairs: usize = findings.compared.iter().map(|compared| compared.pairs).sum();
    let content = html! {
        header {
            h1 { "Submissions that are alike" }
            p {
                "This accuses nobody. Likeness has many causes: there are few ways to write a short function, a lecture or a book "
                "has shown one, two have talked where they might, or all began from the same text. "
                strong { "A person must look at the places, and judge." }
            }
            p.quiet {
                "What is compared are tokens: names, comments, layout and the values of literals play no part, nor does the text of "
                "the stub. Any " (SURE) " tokens in a row that two have alike are found, but for those that more than " (FEW)
                " submissions, and more than one in " (ONE_IN) ", have as well. The share is that of the fingerprints of the one that has "
                "fewer; the rank is by the square of the share times the number shared, so that neither the shortest exercises come first nor the longest."
            }
        }
        main {
            @if findings.found.is_empty() {
                p { "No two submissions are alike anywhere." }
            } @else {
                @if pairs > findings.found.len() {
                    p { "The " (SHOWN) " pairs that are most alike, of " (pairs) " that are alike anywhere." }
                }
                (table(&findings.found))
            }
            details {
                summary { "What was compared" }
                ul {
                    @for compared in &findings.compared {
                        li { (compared.exercise) ": " (compared.submissions) " submissions, " (compared.pairs) " pairs alike anywhere" }
                    }
                }
                @if !findings.left_out.is_empty() {
                    p { "Not compared:" }
                    ul {
                        @for (why, students) in &findings.left_out {
                            li {
                                (printable(why)) " "
                                @for (at, student) in students.iter().enumerate() {
                                    @if at > 0 { ", " }
                                    (name(student))
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    framed(GENERATOR, "Submissions that are alike", &content)
}

fn table(found: &[Finding]) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th scope="col" { "Students" }
                    th scope="col" { "Exercise" }
                    th.number scope="col" { "Share" }
                    th.number scope="col" { "Tokens alike" }
                    th.number scope="col" { "Longest run" }
                }
            }
            tbody {
                @for (rank, finding) in found.iter().enumerate() {
                    tr {
                        td { a href=(file(rank)) { (name(&finding.students[0])) " and " (name(&finding.students[1])) } }
                        td title=(finding.title) { (finding.exercise) }
                        td.number data-label="share" { (finding.percent()) " %" }
                        td.number data-label="tokens alike" { (finding.tokens()) }
                        td.number data-label="longest run" { (finding.longest()) }
                    }
                }
            }
        }
    }
}

/// The same for programs.
pub fn json(findings: &Findings) -> Value {
    let found = findings.found.iter().enumerate().map(|(rank, finding)| {
        let places = finding.places.iter().map(|place| {
            let lines = |side: usize, first: usize| {
                let text = &finding.texts[side];
                json!({
                    "file": text.files[text.spans[first].file].0,
                    "from": text.line(first),
                    "to": text.line(first + place.length - 1),
                })
            };
            json!({ "tokens": place.length, "lines": [lines(0, place.one), lines(1, place.other)] })
        });
        json!({
            "exercise": finding.exercise,
            "students": finding.students,
            "share": finding.pair.share(),
            "tokens": finding.tokens(),
            "longest": finding.longest(),
            "page": file(rank),
            "places": places.collect::<Vec<Value>>(),
        })
    });
    json!({ "pairs": found.collect::<Vec<Value>>(), "compared": findings.compared, "not_compared": findings.left_out })
}

/// Writes the report whole or not at all. What is at `out` may be nothing, empty, or an older report.
///
/// # Errors
/// When something else is there, or it cannot be written.
pub fn write(findings: &Findings, out: &Path) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", out.display());
    let older = older(out)?;
    let beside =
        out.parent().ok_or_else(|| format!("{} is no folder for a report.", out.display()))?;
    fs::create_dir_all(beside).map_err(told)?;
    let work = tempfile::Builder::new().prefix(".similar-").tempdir_in(beside).map_err(told)?;
    let new = work.path().join("new");
    for (rank, finding) in findings.found.iter().enumerate() {
        write_whole(&new.join(file(rank)), page(finding).as_bytes())?;
    }
    write_whole(&new.join("index.html"), index(findings).as_bytes())?;
    if older {
        fs::rename(out, work.path().join("old")).map_err(told)?;
    }
    fs::rename(new, out).map_err(told)
}

/// Whether an older report is at `out`.
fn older(out: &Path) -> Result<bool, String> {
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(_) if !out.exists() => return Ok(false),
        Err(error) => return Err(format!("{}: {error}", out.display())),
    };
    if entries.next().is_none() {
        return Ok(false);
    }
    let is_ours = |text: String| text.contains(&format!("content=\"{GENERATOR}\""));
    if fs::read_to_string(out.join("index.html")).is_ok_and(is_ours) {
        Ok(true)
    } else {
        Err(format!("{} is not empty: name another folder.", out.display()))
    }
}
