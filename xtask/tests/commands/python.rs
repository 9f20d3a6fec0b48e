//! Exercises in Python.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use grader::course::Course as Whole;
use grader::python;

use crate::class::{Class, solution};
use crate::course::{Course, repository};

const EXERCISE: &str = "34-numpy";
const FILE: &str = "exercises/34-numpy/src/landscape.py";

/// The Python that runs the exercise; `None`, which is said, where none does.
fn interpreter() -> Option<PathBuf> {
    let whole = Whole::open(&repository()).unwrap();
    let lacking = python::lacking(&whole, whole.find("numpy").unwrap());
    if let Some(lacking) = &lacking {
        eprintln!("not tried: {lacking}");
    }
    lacking.is_none().then(|| python::interpreter(&whole).unwrap())
}

#[test]
fn a_module_is_checked_as_any_exercise() {
    let Some(interpreter) = interpreter() else { return };
    let course = Course::new();
    course.add(EXERCISE);
    let run = |arguments: &str| {
        let mut command = course.command(arguments);
        if arguments.starts_with("check") {
            command.arg("--python").arg(&interpreter);
        }
        course.told(arguments, &mut command)
    };
    run("check 34").exits_with(1).says("Still to be written").says("0 of 22 points");
    course.solve(EXERCISE);
    run("check 34").exits_with(0).says("22 of 22 points");
    run("check 34").exits_with(0).says("unchanged");
    run("solution 34").exits_with(0).says("Your code is the reference solution.");
    run("hint 34").exits_with(0).says("Whole columns");
    run("list").exits_with(0).says("The landscape in NumPy");
    course.solve_with(EXERCISE, "+ 0.5 * np.cos", "+ np.cos");
    run("check 34").exits_with(1).says("no inner derivative");
    run("solution 34").exits_with(0).says("+ 0.5 * np.cos");
    course.solve_with(EXERCISE, "x1, x2 = x.T", "x1, x2 = y.T");
    run("check 34").exits_with(1).says("NameError: name 'y' is not defined").says(FILE);
    course.solve_with(EXERCISE, "import numpy as np", "import numpi as np");
    // It has run, as far as it came.
    run("check 34")
        .exits_with(1)
        .says("No module named 'numpi'")
        .says(&format!("{FILE}:11"))
        .says("Mend this; or begin anew: `cargo xtask reset 34`");
    course.solve_with(EXERCISE, "x1, x2 = x.T", "x1, x2 = (x.T");
    run("check 34").exits_with(2).says("SyntaxError: '(' was never closed").says(FILE);
    run("reset 34").exits_with(0).says("is the stub again");
}

#[test]
fn the_next_exercise_may_be_a_module_and_is_checked_when_it_is_saved() {
    let Some(interpreter) = interpreter() else { return };
    let course = Course::new();
    course.add(EXERCISE);
    for folder in ["03-norms", "04-inner-products"] {
        course.solve(folder);
    }
    course.run("check 3 4").exits_with(0);
    let check = format!("check --python {}", interpreter.display());
    course.run(&check).exits_with(1).says("0 of 22 points");
    let watch = course.start(&format!("{check} --watch"));
    watch.wait_for("0 of 22 points");
    watch.wait_for("Waiting for a file");
    course.solve_with(EXERCISE, "x1, x2 = x.T", "x1, x2 = (x.T");
    watch.wait_for("was never closed");
    watch.wait_for("Waiting for a file");
    course.solve_with(EXERCISE, "+ 0.5 * np.cos", "+ np.cos");
    watch.wait_for("no inner derivative");
    watch.interrupt();
}

#[test]
fn the_frameworks_that_a_reader_has_done_are_measured() {
    let Some(interpreter) = interpreter() else { return };
    let course = Course::new();
    course.add(EXERCISE);
    let bench = "bench frameworks --mine --repetitions 1";
    let run = || course.run(&format!("{bench} --python {}", interpreter.display()));
    run()
        .exits_with(2)
        .says("ndarray is not measured")
        .says("NumPy is not measured: end_points still to be written")
        .says("Nothing was measured");
    course.solve(EXERCISE);
    run().exits_with(0).says("ndarray is not measured").says("| NumPy | ");
}

#[test]
fn what_is_missing_is_told_with_the_command_that_installs_it() {
    let Some(interpreter) = interpreter() else { return };
    let course = Course::new();
    course.add(EXERCISE);
    // It sees what comes with Python alone.
    let bare = course.root.join("bare-python");
    fs::write(&bare, format!("#!/bin/sh\nexec '{}' -S \"$@\"\n", interpreter.display())).unwrap();
    fs::set_permissions(&bare, fs::Permissions::from_mode(0o755)).unwrap();
    let run = |variable: &str| {
        course.told("check 34", course.command("check 34").env("GRADUS_PYTHON", variable))
    };
    run(&bare.display().to_string())
        .exits_with(2)
        .says("does not have: numpy, msgpack")
        .says("-m venv --system-site-packages .venv")
        .says("pip install numpy==1.26.4 msgpack==1.0.8");
    run("/nowhere/python").exits_with(2).says("/nowhere/python is no Python that runs.");
}

#[test]
fn a_class_hands_in_modules() {
    if interpreter().is_none() {
        return;
    }
    let class = Class::new("python", "34");
    let solution = solution(EXERCISE);
    class.hand_in_for("ada", EXERCISE, &solution);
    class.hand_in_for("bob", EXERCISE, &solution.replacen("+ 0.5 * np.cos", "+ np.cos", 1));
    let told = class.grade("");
    if told.err.contains("Nothing on this machine keeps") {
        eprintln!("not tried: this machine confines no programs");
        return;
    }
    told.exits_with(0);
    let verdicts = class.verdicts();
    let of = |student: &str| &verdicts[&(student.into(), EXERCISE.into())];
    assert_eq!(of("ada").points, 22, "{}", of("ada").told());
    assert!(of("bob").points < 22 && of("bob").points > 0, "{}", of("bob").told());
}
