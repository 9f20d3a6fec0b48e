//! What a reader does between checks: list, progress, hint, solution, reset.

use std::fs;

use serde_json::Value;

use crate::course::Course;

const MINE: &str = "exercises/03-norms/src/lib.rs";

#[test]
fn list_and_progress_follow_the_verdicts() {
    let course = Course::new();
    course.run("list").exits_with(0).prints_plain_text().prints_snapshot("list-begun");
    course.run("progress").exits_with(0).prints_plain_text().prints_snapshot("progress-begun");
    course.solve("03-norms");
    course.run("check 3").exits_with(0);
    course.run("list").exits_with(0).prints_plain_text().prints_snapshot("list-halfway");
    course.run("progress").exits_with(0).prints_plain_text().prints_snapshot("progress-halfway");
    let list: Value = serde_json::from_str(&course.run("list --json").out).unwrap();
    assert_eq!((&list[0]["passed"], &list[1]["passed"]), (&true.into(), &false.into()));
    let progress: Value = serde_json::from_str(&course.run("progress --json").out).unwrap();
    assert_eq!(progress["next"], "04-inner-products");
}

#[test]
fn hints_come_one_at_a_time() {
    let course = Course::new();
    course.run("hint 3 --again").exits_with(0).says("5 more hints").does_not_say("Hint 1");
    course.run("hint 3").exits_with(0).says("Hint 1 of 5").does_not_say("Hint 2");
    course.run("hint norms").exits_with(0).prints_plain_text().prints_snapshot("hint-second");
    course.run("hint 3").exits_with(0).says("Hint 1").says("Hint 3 of 5").does_not_say("Hint 4");
    course.run("hint 3").says("one more hint");
    course.run("hint 3").says("That was the last hint.");
    course.run("hint 3").exits_with(0).says("These are all the hints").says("solution 3 --reveal");
    course.run("hint 99").exits_with(2).says("There is no exercise 99");
}

#[test]
fn how_an_editor_writes_lines_is_no_difference() {
    let course = Course::new();
    course.solve("03-norms");
    let windows = course.read(MINE).replace('\n', "\r\n");
    course.write(MINE, &format!("\u{feff}{windows}"));
    course.run("check 3").exits_with(0);
    course.run("solution 3").exits_with(0).says("Your code is the reference solution.");
}

#[test]
fn what_cannot_be_kept_is_not_replaced() {
    let course = Course::new();
    fs::remove_file(course.root.join(MINE)).unwrap();
    course.run("solution 3 --reveal").exits_with(2).says("`cargo xtask reset 3` writes the stub");
    fs::create_dir_all(course.root.join(MINE).join("inside")).unwrap();
    course.run("check 3").exits_with(2).says("exercises/03-norms/src/lib.rs");
    course.run("reset 3").exits_with(2).prints_plain_text().says("move it away first");
    assert!(course.has(&format!("{MINE}/inside")));
    fs::remove_dir_all(course.root.join(MINE)).unwrap();
    let latin = b"// caf\xe9\n".as_slice();
    fs::write(course.root.join(MINE), latin).unwrap();
    course.run("generate --only stubs").exits_with(0).says("left alone");
    course.run("reset 3").exits_with(0);
    assert_eq!(fs::read(course.root.join(format!("{MINE}.backup-1"))).unwrap(), latin);
}

#[test]
fn the_solution_waits_for_a_pass() {
    let course = Course::new();
    course.run("solution 3").exits_with(2).prints_plain_text().prints_snapshot("solution-refused");
    let revealed = course.run("solution 3 --reveal").exits_with(0).prints_plain_text();
    revealed.says("-    todo!()\n+    squared_norm(x).sqrt()").does_not_say("// solution");
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "x.dot(&x).sqrt()");
    course.run("check 3").exits_with(0);
    course.run("solution 3").exits_with(0).prints_snapshot("solution-passed");
    course.solve("03-norms");
    course.run("solution 3").exits_with(0).says("Your code is the reference solution.");
}

#[test]
fn reset_keeps_the_readers_file() {
    let course = Course::new();
    let stub = course.read(MINE);
    course.run("reset 3").exits_with(0).says("is the stub already");
    course.solve("03-norms");
    let solved = course.read(MINE);
    course.run("check 3").exits_with(0);
    course.run("reset norms").exits_with(0).prints_plain_text().prints_snapshot("reset");
    assert_eq!(course.read(MINE), stub);
    assert_eq!(course.read(&format!("{MINE}.backup-1")), solved);
    course.run("progress").says("0 of 2 exercises");
    course.write(MINE, "// other\n");
    course.run("reset 3").exits_with(0).says("lib.rs.backup-2");
    assert_eq!(course.read(&format!("{MINE}.backup-1")), solved);
    assert_eq!(course.read(&format!("{MINE}.backup-2")), "// other\n");
}
