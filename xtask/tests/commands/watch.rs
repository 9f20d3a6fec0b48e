//! `check --watch`: a verdict whenever the file is saved.

use std::io::{BufRead, BufReader};
use std::process::{ChildStdout, Command};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::course::Course;

/// How long a line may be in coming, on a machine that does much else.
const PATIENCE: Duration = Duration::from_mins(5);

/// The lines of a running command, as they come.
fn lines(output: ChildStdout) -> Receiver<String> {
    let (sender, lines) = channel();
    thread::spawn(move || {
        BufReader::new(output).lines().map_while(Result::ok).all(|line| sender.send(line).is_ok())
    });
    lines
}

/// Reads on until a line contains `text`.
fn wait_for(lines: &Receiver<String>, text: &str) {
    let mut read = String::new();
    loop {
        let line = lines.recv_timeout(PATIENCE);
        let line = line.unwrap_or_else(|_| panic!("no line with {text:?} came after:\n{read}"));
        assert!(!line.contains('\u{1b}'), "a pipe gets no escapes: {line:?}");
        if line.contains(text) {
            return;
        }
        read += &(line + "\n");
    }
}

#[test]
fn a_saved_file_is_checked_and_the_next_exercise_follows() {
    let course = Course::new();
    let mut running = course.start("check --watch");
    let lines = lines(running.0.stdout.take().unwrap());
    wait_for(&lines, "0 of 16 points");
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "squared_nrm(x)");
    wait_for(&lines, "It cannot be graded");
    course.solve("03-norms");
    wait_for(&lines, "Passed");
    wait_for(&lines, "Exercise 4");
    // Not an interrupt: what runs in the background of a shell ignores those.
    let ended = Command::new("kill").args(["-TERM", &running.0.id().to_string()]).status();
    assert!(ended.unwrap().success());
    assert!(!running.0.wait().unwrap().success());
}
