//! `check --watch`: a verdict whenever the file is saved.

use std::io::{BufRead, BufReader};
use std::process::{ChildStdout, Command};

use crate::course::Course;

/// Reads on until a line contains `text`.
fn wait_for(lines: &mut BufReader<ChildStdout>, text: &str) {
    let mut read = String::new();
    while lines.read_line(&mut read).unwrap() > 0 {
        assert!(!read.contains('\u{1b}'), "a pipe gets no escapes: {read:?}");
        if read.lines().last().is_some_and(|line| line.contains(text)) {
            return;
        }
    }
    panic!("it ended before {text:?}:\n{read}");
}

#[test]
fn a_saved_file_is_checked_and_the_next_exercise_follows() {
    let course = Course::new();
    let mut running = course.start("check --watch");
    let mut lines = BufReader::new(running.0.stdout.take().unwrap());
    wait_for(&mut lines, "0 of 16 points");
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "squared_nrm(x)");
    wait_for(&mut lines, "It cannot be graded");
    course.solve("03-norms");
    wait_for(&mut lines, "Passed");
    wait_for(&mut lines, "Exercise 4");
    let interrupt = Command::new("kill").args(["-INT", &running.0.id().to_string()]).status();
    assert!(interrupt.unwrap().success());
    assert!(!running.0.wait().unwrap().success());
}
