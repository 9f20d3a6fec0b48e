//! Exercises in Python.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use grader::course::Course as Whole;
use grader::python;

use crate::class::Class;
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
    run("check 34").exits_with(1).says("No module named 'numpi'").says(&format!("{FILE}:11"));
    course.solve_with(EXERCISE, "x1, x2 = x.T", "x1, x2 = (x.T");
    run("check 34").exits_with(2).says("SyntaxError: '(' was never closed").says(FILE);
    run("reset 34").exits_with(0).says("is the stub again");
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
    let solution = repository().join("solutions/34-numpy/src/landscape.py");
    let solution = fs::read_to_string(solution).unwrap();
    let hand_in = |student: &str, text: &str| {
        let folder = class.src(student, EXERCISE);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("landscape.py"), text).unwrap();
    };
    let in_values = |line: &str| {
        solution.replacen("    x1, x2 = x.T\n", &format!("    {line}\n    x1, x2 = x.T\n"), 1)
    };
    hand_in("ada", &solution);
    hand_in("bob", &solution.replacen("+ 0.5 * np.cos", "+ np.cos", 1));
    hand_in("cem", &format!("import os\nos._exit(0)\n{solution}"));
    hand_in("dan", &in_values("open('/etc/passwd')"));
    hand_in("eve", &in_values("__import__('subprocess').run(['/bin/true'])"));
    hand_in("fay", &in_values("__import__('socket').socket()"));
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
    assert_eq!(of("cem").points, 0);
    for student in ["dan", "eve", "fay"] {
        let told = of(student).told();
        assert!(of(student).points < 22 && told.contains("PermissionError"), "{student}: {told}");
    }
}
