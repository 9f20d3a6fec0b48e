//! `check`: every kind of verdict, and names that are none.

use std::fs::File;

use serde_json::Value;

use crate::course::Course;

#[test]
fn a_stub_has_everything_still_to_be_written() {
    let course = Course::new();
    course.run("check 3").exits_with(1).prints_plain_text().prints_snapshot("check-stub");
}

#[test]
fn a_solution_passes() {
    let course = Course::new();
    course.solve("03-norms");
    course.run("check norms").exits_with(0).prints_plain_text().prints_snapshot("check-passed");
}

#[test]
fn a_wrong_answer_is_told_with_its_mistake() {
    let course = Course::new();
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "squared_norm(x)");
    course.run("check 3").exits_with(1).prints_plain_text().prints_snapshot("check-wrong");
    course.run("check 3 4").exits_with(1).prints_plain_text().prints_snapshot("check-two");
}

#[test]
fn a_panic_and_what_the_code_prints_are_told() {
    let course = Course::new();
    let body = "{ println!(\"\\x1b]0;title\\x07 x has {}\", x.len()); x[0] }";
    course.solve_with("03-norms", "squared_norm(x).sqrt()", body);
    course
        .run("check 3")
        .exits_with(1)
        .prints_plain_text()
        .says("panicked at exercises/03-norms/src/lib.rs:")
        .says("\\u{1b}]0;title\\u{7} x has 0");
}

#[test]
fn what_ends_the_program_is_told_in_a_sentence() {
    let course = Course::new();
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "std::process::exit(0)");
    course
        .run("check 3")
        .exits_with(1)
        .says("ended the whole program with exit code 0 instead of answering");
}

#[test]
fn the_compiler_speaks_of_the_readers_file_alone() {
    let course = Course::new();
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "squared_nrm(x)");
    course
        .run("check 3")
        .exits_with(2)
        .prints_plain_text()
        .says("squared_nrm")
        .says("--> exercises/03-norms/src/lib.rs:")
        .says("It cannot be graded")
        .does_not_say("could not compile")
        .does_not_say("[course]");
    // An answer of a type that cannot be graded.
    course.solve_with("03-norms", "-> f64 {\n    squared_norm(x)", "-> char {\n    'x'");
    course.run("check 3").exits_with(2).says("char").does_not_say("exercises/kit");
}

#[test]
fn what_does_not_compile_is_told_again_and_never_graded_as_it_was() {
    let course = Course::new();
    for folder in ["03-norms", "04-inner-products"] {
        course.solve(folder);
    }
    course.run("check 3 4").exits_with(0);
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "squared_nrm(x)");
    // Alone, and together with another that has been edited too and does compile.
    course.run("check 3").exits_with(2).says("squared_nrm");
    course.run("check 3").exits_with(2).says("squared_nrm");
    course.solve_with("04-inner-products", "//!", "//! Edited.\n//!");
    course.run("check 3 4").exits_with(2).says("03-norms").says("could not be graded");
    course.run("check 3 4").exits_with(2).says("could not be graded");
    course.solve("03-norms");
    course.run("check 3").exits_with(0);
}

#[test]
fn of_many_errors_the_first_are_told() {
    let course = Course::new();
    let errors = ["0", "1", "2", "3", "4", "5", "6", "7", "8"]
        .map(|k| format!("let x: f64 = \"{k}\";\n"))
        .concat();
    course.solve_with("03-norms", "squared_norm(x).sqrt()", &format!("{errors} 0.0"));
    course.run("check 3").exits_with(2).says("\"2\"").does_not_say("\"3\"").says("6 more errors");
}

#[test]
fn a_missing_file_is_told_with_its_remedy() {
    let course = Course::new();
    std::fs::remove_file(course.root.join("exercises/03-norms/src/lib.rs")).unwrap();
    course
        .run("check 3 4")
        .exits_with(2)
        .says("could not be graded")
        .says("04-inner-products          0 of");
    course
        .run("check 3")
        .exits_with(2)
        .prints_plain_text()
        .says("exercises/03-norms/src/lib.rs is missing. `cargo xtask reset 3` writes the stub.");
    course.run("reset 3").exits_with(0);
    course.run("check 3").exits_with(1);
}

#[test]
fn a_changed_signature_is_shown_beside_the_one_due() {
    let course = Course::new();
    course.solve_with(
        "03-norms",
        "pub fn norm(x: ArrayView1<f64>) -> f64 {\n    squared_norm(x).sqrt()",
        "pub fn norm(x: ArrayView1<f64>) -> Option<f64> {\n    Some(squared_norm(x).sqrt())",
    );
    course.run("check 3").exits_with(1).prints_snapshot("check-signature");
}

#[test]
fn an_exercise_has_several_names() {
    let course = Course::new();
    for name in ["3", "03", "exercise-3", "norms", "03-norms", "exercises/03-norms/"] {
        course.run(&format!("check {name}")).exits_with(1).says("Exercise 3: Norms");
    }
    for (name, remedy) in [
        ("99", "There is no exercise 99; there are 3, 4."),
        ("norm", "Did you mean \"norms\"?"),
        ("inner-product", "Did you mean \"inner-products\"?"),
        ("zebra", "`cargo xtask list` shows them."),
    ] {
        course.run(&format!("check {name}")).exits_with(2).prints_plain_text().says(remedy);
    }
    course.run("chekc").exits_with(2).says("'check'");
}

#[test]
fn without_a_name_the_next_one_is_checked() {
    let course = Course::new();
    course.solve("03-norms");
    course.run("check").exits_with(0).says("Exercise 3");
    course.run("check").exits_with(1).says("Exercise 4");
    course.solve("04-inner-products");
    course.run("check").exits_with(0).says("Exercise 4");
    course.run("check").exits_with(0).says("Every exercise is passed");
    course.run("check --all").exits_with(0).says("2 of 2 exercises passed");
}

#[test]
fn verdicts_are_told_to_programs_a_line_each() {
    let course = Course::new();
    course.solve("04-inner-products");
    let told =
        course.run("check --all --json --seed 7 --cases 40").exits_with(1).prints_plain_text();
    let verdicts: Vec<Value> =
        told.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(verdicts[0]["exercise"], "03-norms");
    assert_eq!(verdicts[0]["outcome"], "failed");
    assert_eq!(verdicts[1]["outcome"], "passed");
    assert_eq!(verdicts[1]["seed"], 7);
}

#[test]
fn a_missing_toolchain_is_told_with_its_remedy() {
    let course = Course::new();
    course.solve("03-norms");
    let mut command = course.command("check 3");
    command.env("CARGO", course.root.join("no-such-cargo"));
    course.told("check 3", &mut command).exits_with(2).says("https://rustup.rs");
}

#[test]
fn what_the_laws_need_and_is_not_installed_is_named() {
    let course = Course::new();
    course.add("06-matmul");
    let without_openblas = |arguments: &str| {
        let mut command = course.command(arguments);
        // A folder in which pkg-config finds no library.
        command.env("PKG_CONFIG_LIBDIR", &course.root).env_remove("PKG_CONFIG_PATH");
        course.told(arguments, &mut command)
    };
    course.solve("06-matmul");
    let told = without_openblas("check 6").exits_with(2);
    told.says("OpenBLAS: decomposes matrices").says("install").says("openblas");
    course.solve("03-norms");
    without_openblas("check 3").exits_with(0);
}

#[test]
fn colours_are_for_terminals() {
    let course = Course::new();
    let told = |variables: &[(&str, &str)]| {
        let mut command = course.command("check 3");
        course.told("check 3", command.envs(variables.iter().copied())).exits_with(1)
    };
    told(&[]).prints_plain_text();
    told(&[("CLICOLOR_FORCE", "1")]).says("\u{1b}[");
    told(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).prints_plain_text();
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_printed_is_trouble_and_no_panic() {
    let course = Course::new();
    for command in ["list", "check 3", "check 3 --json"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let told = course.told(command, course.command(command).stdout(full)).exits_with(2);
        assert!(
            told.err.ends_with(
                "error: cannot print to stdout: No space left on device (os error 28)\n"
            ),
            "{}",
            told.err
        );
    }
}

#[test]
fn what_is_remembered_may_be_lost_but_not_silently() {
    let course = Course::new();
    course.run("check 3").exits_with(1);
    course.write(".gradus/progress.json", "{ torn");
    course.run("list").exits_with(2).says("delete it to start anew");
}

/// A course with both exercises solved, passed and kept.
fn passed() -> Course {
    let course = Course::new();
    course.solve("03-norms");
    course.solve("04-inner-products");
    course.run("check --all").exits_with(0).does_not_say("unchanged");
    course
}

/// What `check --all` says of exercise 3, when exercise 4 is unchanged.
#[track_caller]
fn of_the_third(course: &Course, code: i32) -> String {
    let told = course.run("check --all").exits_with(code);
    let line = |name: &str| told.out.lines().find(|line| line.contains(name)).unwrap().to_owned();
    assert!(line("04-inner-products").ends_with("unchanged"), "{}", told.out);
    line("03-norms")
}

#[test]
fn what_has_passed_and_is_unchanged_is_not_graded_again() {
    let course = passed();
    course.run("check --all").exits_with(0).prints_plain_text().prints_snapshot("check-unchanged");
    let verdicts = course.run("check --all --json").exits_with(0).out;
    assert!(verdicts.lines().all(|line| line.ends_with("\"unchanged\":true}")), "{verdicts}");
    course.run("check 3").exits_with(0).says("unchanged since it passed").says("--seed 1");
    course.run("check 3 --seed 2").exits_with(0).does_not_say("unchanged");
    course.run("check --all --seed 1").exits_with(0).does_not_say("unchanged");
    course.run("check --all --seed 1 --cases 9").exits_with(0).does_not_say("unchanged");
    course.run("check --all --seed 1 --cases 9").exits_with(0).says("unchanged");
}

#[test]
fn what_is_edited_is_graded_again() {
    let course = passed();
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "squared_norm(x)");
    for _ in 0..2 {
        assert!(of_the_third(&course, 1).contains("no square root"));
    }
    course.solve_with("03-norms", "squared_norm(x).sqrt()", "squared_norm(x).powf(0.5)");
    assert!(!of_the_third(&course, 0).contains("unchanged"));
    assert!(of_the_third(&course, 0).contains("unchanged"));
    let laws = "tests/laws/03-norms/src/main.rs";
    let text = course.read(laws);
    course.write(laws, &text.replace("\"‖a x‖ = |a| ‖x‖\"", "\"‖a x‖ = |a|‖x‖\""));
    assert_ne!(course.read(laws), text);
    assert!(!of_the_third(&course, 0).contains("unchanged"));
}

#[test]
fn a_kept_verdict_that_is_torn_or_altered_is_none() {
    let course = passed();
    let file = ".gradus/passed/03-norms";
    let kept = course.read(file);
    let other = course.read(".gradus/passed/04-inner-products");
    let altered = kept.replace("\"points\":16", "\"points\":17");
    assert_ne!(altered, kept);
    for bad in ["", "{", kept.split_once("milliseconds").unwrap().0, &altered, &other] {
        course.write(file, bad);
        let told = of_the_third(&course, 0);
        assert!(told.contains("16 of 16") && !told.contains("unchanged"), "{bad:?}: {told}");
    }
}

#[test]
fn checks_beside_each_other_do_no_harm() {
    let course = Course::new();
    course.solve("03-norms");
    course.solve("04-inner-products");
    let commands = ["check 3", "check 4", "check --all", "check --all"];
    let running = commands.map(|arguments| course.start(arguments));
    for running in running {
        running.succeeds();
    }
    course.run("check --all").exits_with(0).says("2 of 2 exercises passed");
    course.run("progress").says("2 of 2 exercises");
    for folder in [".gradus", ".gradus/passed"] {
        for entry in std::fs::read_dir(course.root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            assert!(
                path.extension().is_none_or(|name| name != "new"),
                "{} is left",
                path.display()
            );
        }
    }
}
