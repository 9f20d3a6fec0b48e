//! What runs a submission in Python: every type of the wire, prints, failures, and call backs.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use grader::course::Course;
use grader::limits::Limits;
use grader::python::{interpreter, missing, write_program};
use grader::submission::{Fault, Submission};
use kit::{Answer, Value};
use ndarray::{Array2, array};

/// A program of this module; `None`, which is said, where Python or what the kit imports is missing.
fn program(name: &str, module: &str) -> Option<Submission> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let python = interpreter(&Course::open(root).unwrap()).ok();
    let python = python.filter(|python| missing(python, &["numpy", "msgpack"]).is_empty());
    let Some(python) = python else {
        eprintln!("not tried: no Python with numpy and msgpack");
        return None;
    };
    let program: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python").join(name);
    write_program(&program, &python, "mine.py").unwrap();
    fs::write(program.with_extension("py"), module).unwrap();
    Some(Submission::new(&program, Limits { call: Duration::from_secs(20), ..Limits::default() }))
}

fn call(
    submission: &mut Submission,
    function: &str,
    arguments: Vec<Value>,
) -> Result<Value, Fault> {
    submission.call(function, arguments, &mut |_, _| Err("refused".into())).1
}

const MODULE: &str = r#"
from typing import Annotated, Callable, Optional

import numpy as np

Matrix = Annotated[np.ndarray, "array<f64, 2>"]


def echo(b: bool, i: int, x: float, s: str, l: list[int], p: tuple[int, str], o: Optional[float]) -> tuple[list[str], Optional[float]]:
    print("echo")
    return [repr(one) for one in (b, i, x, s, l, p)], o


def twice(x: Matrix) -> Matrix:
    return 2 * x


def slope(f: Callable[[float], float], x: float) -> float:
    return f(x + 1) - f(x)


def open_(x: float) -> float:
    raise NotImplementedError


def fails(x: float) -> float:
    return _inner(x)


def _inner(x):
    return np.zeros(2) @ np.zeros(3)


def wrong(x: float) -> float:
    return "text"


def leaves(x: float) -> float:
    raise SystemExit(0)


def _hidden(x: float) -> float:
    return x


def helper(x):
    return x
"#;

#[test]
fn a_module_says_what_it_answers() {
    let Some(mut submission) = program("says", MODULE) else { return };
    let said: Vec<String> =
        submission.describe().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        said[..3],
        [
            "echo(bool, integer, float, text, list<integer>, (integer, text), option<float>) -> \
             (list<text>, option<float>)",
            "twice(array<f64, 2>) -> array<f64, 2>",
            "slope(function(float) -> float, float) -> float",
        ]
    );
    assert!(!said.iter().any(|one| one.starts_with('_') || one.starts_with("helper")), "{said:?}");
}

#[test]
fn values_of_every_type_come_and_go() {
    let Some(mut submission) = program("values", MODULE) else { return };
    let arguments = vec![
        true.give(),
        7_i64.give(),
        (-0.0).give(),
        "é".give(),
        vec![1_i64, 2].give(),
        (3_i64, String::from("a")).give(),
        None::<f64>.give(),
    ];
    let texts = ["True", "7", "-0.0", "'é'", "[1, 2]", "(3, 'a')"].map(String::from).to_vec();
    assert_eq!(call(&mut submission, "echo", arguments), Ok((texts, None::<f64>).give()));
    assert_eq!(submission.take_printed(), "echo\n");
    let matrix = array![[1.0, f64::INFINITY], [-0.0, 4.0]];
    let doubled = 2.0 * &matrix;
    for laid_out in
        [matrix.clone().reversed_axes().as_standard_layout().reversed_axes().to_owned(), matrix]
    {
        assert_eq!(
            call(&mut submission, "twice", vec![laid_out.give()]),
            Ok(doubled.clone().give())
        );
    }
    let none = Array2::<f64>::zeros((0, 3));
    assert_eq!(call(&mut submission, "twice", vec![none.clone().give()]), Ok(none.give()));
    let other = call(&mut submission, "twice", vec![array![1.0].give()]);
    assert!(matches!(other, Err(Fault::Mismatched(why)) if why.contains("array<f64, 1>")));
}

#[test]
fn functions_are_called_back_and_may_refuse() {
    let Some(mut submission) = program("back", MODULE) else { return };
    let arguments = || vec![Value::Function(0), 3.0.give()];
    let square = &mut |_: u32, point: &[Value]| match point {
        [Value::Float(x)] => Ok((x * x).give()),
        other => Err(format!("{other:?}")),
    };
    assert_eq!(submission.call("slope", arguments(), square).1, Ok(7.0.give()));
    let refused = call(&mut submission, "slope", arguments());
    assert!(matches!(refused, Err(Fault::Panicked { message, .. }) if message == "refused"));
}

#[test]
fn a_failure_is_told_with_the_lines_of_the_file() {
    let Some(mut submission) = program("fails", MODULE) else { return };
    let mut one = |function| call(&mut submission, function, vec![1.0.give()]);
    assert_eq!(one("open_"), Err(Fault::Unwritten));
    let Err(Fault::Panicked { message, file, line }) = one("fails") else { panic!("it fails") };
    let place = |text: &str| 1 + MODULE.lines().position(|line| line.contains(text)).unwrap();
    assert_eq!((&*file, line as usize), ("mine.py", place("np.zeros(2)")));
    let called = format!("line {}, in fails", place("return _inner"));
    assert!(message.starts_with("ValueError: ") && message.contains(&called), "{message}");
    let Err(Fault::Panicked { message, .. }) = one("wrong") else { panic!("it is wrong") };
    assert!(message.contains("str where float is due"), "{message}");
    let Err(Fault::Panicked { message, .. }) = one("leaves") else { panic!("it leaves") };
    assert_eq!(message.lines().next(), Some("SystemExit: 0"));
    assert!(matches!(one("_hidden"), Err(Fault::Mismatched(_))));
}

#[test]
fn a_module_that_does_not_load_says_why() {
    for (name, module, told, line) in [
        ("name", "\nx = y\n", "NameError: name 'y' is not defined", 2),
        ("syntax", "def f(:\n", "SyntaxError", 1),
        ("exit", "raise SystemExit(3)\n", "SystemExit: 3", 1),
    ] {
        let Some(mut submission) = program(name, module) else { return };
        let Err(Fault::Panicked { message, line: found, .. }) = submission.describe() else {
            panic!("{name} does not load")
        };
        assert!(message.contains(told) && found == line, "{name}: {message} in line {found}");
    }
}
