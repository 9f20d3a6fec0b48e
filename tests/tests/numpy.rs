//! The reference einsum agrees with `numpy.einsum`, specification by specification.
//!
//! `tests/data/einsum.py` makes the specifications and asks `numpy`.

use std::fs;
use std::path::Path;

use grader::course::Course;
use grader::limits::Limits;
use grader::submission::Submission;
use grader::workshop::{Source, compile};
use kit::{Answer, Argument, Kept, Value};
use ndarray::{ArrayD, IxDyn};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    spec: String,
    shapes: Vec<Vec<usize>>,
    /// Shape and elements of the answer; absent where there is none.
    shape: Option<Vec<usize>>,
    value: Option<Vec<f64>>,
}

/// Element k of operand t is (7 k + 3 t) mod 11 - 5, as in the script.
fn operand((t, shape): (usize, &Vec<usize>)) -> ArrayD<f64> {
    let count: usize = shape.iter().product();
    let elements = (0..count).map(|k| ((7 * k + 3 * t) % 11) as f64 - 5.0).collect();
    ArrayD::from_shape_vec(IxDyn(shape), elements).unwrap()
}

#[test]
fn einsum_answers_like_numpy() {
    let course = Course::open(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
    let exercise = course.find("einsum").unwrap();
    let text = fs::read_to_string(course.solution_file(exercise)).unwrap();
    let source = Source { name: "solution".into(), text };
    let programs = compile(&course, exercise, "numpy", &[source]).unwrap();
    let mut submission = Submission::new(programs[0].as_ref().unwrap(), Limits::default());
    let data = course.root.join("tests/data/einsum.json");
    let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(data).unwrap()).unwrap();
    assert!(cases.len() >= 200, "{} specifications are too few", cases.len());
    for Case { spec, shapes, shape, value } in cases {
        let operands: Vec<ArrayD<f64>> = shapes.iter().enumerate().map(operand).collect();
        let arguments = vec![spec.as_str().give(), operands.give()];
        let (_, answer) =
            submission.call("einsum", arguments, &mut |_, _: &[Value]| Err(String::new()));
        let answer = answer.unwrap_or_else(|fault| panic!("{spec:?} of {shapes:?}: {fault:?}"));
        let answer: Result<ArrayD<f64>, String> =
            Argument::take(&answer, &Kept::default()).unwrap();
        let required = shape
            .zip(value)
            .map(|(shape, value)| ArrayD::from_shape_vec(IxDyn(&shape), value).unwrap());
        assert_eq!(answer.ok(), required, "{spec:?} of {shapes:?}");
    }
}
