//! `generate` and `new`: what they write, and what they never overwrite.

use std::process::Command;

use crate::course::Course;

const MINE: &str = "exercises/03-norms/src/lib.rs";
const CARD: &str = "book/generated/cards/03-norms.md";
const QUICK: &str = "--only stubs --only cards";

#[test]
fn a_stale_file_is_found_and_written_anew() {
    let course = Course::new();
    course.run(&format!("generate {QUICK}")).exits_with(0);
    course.run(&format!("generate {QUICK} --check")).exits_with(0);
    let card = course.read(CARD);
    course.write(CARD, "an older card\n");
    course.write("book/generated/cards/77-gone.md", "of no exercise\n");
    course
        .run(&format!("generate {QUICK} --check"))
        .exits_with(1)
        .says("out of date: book/generated/cards/03-norms.md")
        .says("left over: book/generated/cards/77-gone.md")
        .says("run `cargo xtask generate`");
    assert_eq!(course.read(CARD), "an older card\n");
    course.run(&format!("generate {QUICK}")).exits_with(0).prints_plain_text();
    assert_eq!(course.read(CARD), card);
    assert!(!course.has("book/generated/cards/77-gone.md"));
    course.run(&format!("generate {QUICK} --check")).exits_with(0);
}

#[test]
fn a_readers_work_is_left_alone() {
    let course = Course::new();
    course.solve("03-norms");
    let mine = course.read(MINE);
    for command in ["generate --only stubs --check", "generate --only stubs"] {
        course.run(command).exits_with(0).says("left alone: exercises/03-norms/src/lib.rs");
        assert_eq!(course.read(MINE), mine);
    }
    // Also when the reader has committed it.
    for arguments in [
        &["init", "--quiet"][..],
        &["add", "exercises"],
        &["-c", "user.name=R", "-c", "user.email=r@example.org", "commit", "--quiet", "-m", "Mine"],
    ] {
        let git = Command::new("git").current_dir(&course.root).args(arguments).status().unwrap();
        assert!(git.success(), "git {arguments:?}");
    }
    course.run("generate --only stubs").exits_with(0).says("left alone");
    assert_eq!(course.read(MINE), mine);
}

#[test]
fn a_stub_that_nobody_has_touched_follows_its_solution() {
    let course = Course::new();
    course.run("generate --only stubs").exits_with(0);
    let solution = course.read("solutions/03-norms/src/lib.rs");
    let changed = solution.replace("/// The Euclidean norm ‖x‖ =", "/// The l2 norm ‖x‖ =");
    course.write("solutions/03-norms/src/lib.rs", &changed);
    course.run("generate --only stubs --check").exits_with(1).says("out of date");
    course.run("generate --only stubs").exits_with(0).says("wrote exercises/03-norms/src/lib.rs");
    assert!(course.read(MINE).contains("/// The l2 norm"));
    // A note in the file is work, too.
    course
        .write(MINE, &course.read(MINE).replace("    todo!()", "    // Pythagoras?\n    todo!()"));
    course.write("solutions/03-norms/src/lib.rs", &solution);
    course.run("generate --only stubs").exits_with(0).says("left alone");
}

#[test]
fn a_solution_that_does_not_compile_is_told() {
    let course = Course::new();
    let solution = course.read("solutions/03-norms/src/lib.rs");
    let broken = solution.replace("squared_norm(x).sqrt()", "squared_nrm(x)");
    course.write("solutions/03-norms/src/lib.rs", &broken);
    course
        .run("generate --only signatures --check")
        .exits_with(2)
        .says("solutions/03-norms/src/lib.rs does not compile")
        .says("squared_nrm");
    course.write("solutions/03-norms/src/lib.rs", &solution);
    course.run("generate --only signatures --check").exits_with(0);
}

#[test]
fn a_new_exercise_compiles_as_it_stands() {
    let course = Course::new();
    course.run("new 50 sums").exits_with(0).prints_plain_text();
    course.run("generate --only signatures").exits_with(0).says("tests/signatures/50-sums.json");
    course.run("generate --only signatures --only stubs --check").exits_with(0);
    assert!(course.read("book/src/SUMMARY.md").contains("50-sums.md"));
    course.run("new 50 products").exits_with(2).says("There is an exercise 50-sums already");
    course.run("new 51 sums").exits_with(2).says("There is an exercise 50-sums already");
    course.run("new 51 Sums").exits_with(2).says("small letters");
}

#[test]
fn a_new_exercise_works_as_it_stands_and_its_stub_follows_the_solution() {
    let course = Course::new();
    course.run("new 38 gentle-sums").exits_with(0).says("Exercise 38 is there.");
    let solution = "solutions/38-gentle-sums/src/lib.rs";
    course.write(solution, &course.read(solution).replace("total", "whole"));
    let laws = "tests/laws/38-gentle-sums/src/main.rs";
    course.write(laws, &course.read(laws).replace("\"total\"", "\"whole\""));
    let parts = "generate --only stubs --only signatures --only cards";
    course.run(parts).exits_with(0).does_not_say("left alone");
    course.run("check 38").exits_with(1).says("Still to be written").says("whole");
    course.solve("38-gentle-sums");
    course.run("check gentle-sums").exits_with(0).says("Passed");
    course.run("new 38 other").exits_with(2).says("There is an exercise 38-gentle-sums already.");
}
