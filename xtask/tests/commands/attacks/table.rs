//! The outcomes, as SECURITY.md publishes them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::{env, fs};

use super::{Attempt, Earns};
use crate::course::repository;

const BEGIN: &str = "<!-- The outcomes: written by the test `attacks`. -->\n";
const END: &str = "<!-- The end of the outcomes. -->\n";

/// What is tried, by rows.
const ROWS: &[(u32, &str)] = &[
    (1, "Ending the program"),
    (2, "Printing a report"),
    (3, "Writing to the grader's channel"),
    (4, "Answers that are none"),
    (5, "The files of the grading"),
    (6, "Remembering instead of computing"),
    (7, "The function that an answer is given"),
    (8, "Names of the grader, of the C library and of the allocator"),
    (9, "Never answering"),
    (10, "Memory and output"),
    (11, "The stack, and panics"),
    (12, "Processes and threads"),
    (13, "The disk, and descriptors"),
    (14, "Compiling without end"),
    (15, "Reading while it is compiled"),
    (16, "Reading while it runs"),
    (17, "The network"),
    (18, "Telling cargo and rustc what to do"),
    (19, "Archives"),
    (20, "Names"),
    (21, "What is handed in"),
    (22, "What Python can do to itself"),
];

/// What the instructor's machine may do, as the tests beside this one see it, and those of the check loop.
const MACHINE: [(u32, &str, &str); 8] = [
    (23, "the grading is killed", "`--resume` grades the others, and nothing twice"),
    (23, "a record is torn", "`--resume` grades that one anew"),
    (23, "nothing can be written any more", "it says so, and `--resume` grades what is missing"),
    (23, "the disk is full while code is compiled", "it says so, and `--resume` tries again"),
    (24, "a hundred do not compile, at once", "each is told why"),
    (24, "programs that do not end", "each costs its own time"),
    (24, "right answers, each almost too late", "the whole has its limit too"),
    (24, "the clock jumps", "no time is read from it"),
];

/// That SECURITY.md holds these outcomes.
pub fn compare(attempts: &[Attempt]) {
    let path = repository().join("SECURITY.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("SECURITY.md says where the outcomes begin");
    let (_, after) = rest.split_once(END).expect("SECURITY.md says where the outcomes end");
    let written = format!("{before}{BEGIN}\n{}\n{END}{after}", table(attempts));
    if env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        fs::write(&path, &written).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    assert!(kept == written, "SECURITY.md is out of date: SNAPSHOTS=overwrite writes its table.");
}

fn table(attempts: &[Attempt]) -> String {
    let mut rows: BTreeMap<u32, Vec<&Attempt>> = BTreeMap::new();
    for attempt in attempts {
        rows.entry(attempt.row).or_default().push(attempt);
    }
    let mut table = String::from(
        "| | what is tried | marks | the student is told |\n| --- | --- | --- | --- |\n",
    );
    for (row, attempts) in rows {
        let (_, title) = ROWS.iter().find(|(other, _)| *other == row).expect("a row has a title");
        let _ = writeln!(table, "| {row} | **{title}** | | |");
        for Attempt { what, earns, says, .. } in attempts {
            let marks = match earns {
                Earns::All => "all".to_owned(),
                Earns::Part => "some".to_owned(),
                Earns::Constant(function) => format!("as a constant `{function}`"),
                Earns::Nothing => "none".to_owned(),
            };
            let says =
                if says.is_empty() { String::new() } else { format!("“… {says} …”") };
            let _ = writeln!(table, "| | {what} | {marks} | {says} |");
        }
    }
    for (row, what, outcome) in MACHINE {
        let _ = writeln!(table, "| {row} | {what} | as undisturbed | {outcome} |");
    }
    table
}
