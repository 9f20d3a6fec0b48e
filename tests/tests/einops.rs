//! The solution of exercise 15 answers like the Python package einops, also where that refuses.
//!
//! `tests/data/einops.py` says how the answers were made.

use std::path::Path;

use grader::course::Course;
use grader::limits::Limits;
use grader::rounding::gamma;
use grader::submission::Submission;
use grader::workshop::{Source, compile};
use kit::{Answer, Argument, Kept, Value};
use ndarray::ArrayD;

/// Operation, pattern, shape, sizes, and the shape and the elements of the answer.
type Entry = (String, String, Vec<usize>, Vec<(String, usize)>, Option<(Vec<usize>, Vec<f64>)>);

#[test]
fn patterns_mean_what_they_mean_to_einops() {
    let entries: Vec<Entry> = serde_json::from_str(include_str!("../data/einops.json")).unwrap();
    let (answered, refused): (Vec<_>, Vec<_>) =
        entries.iter().partition(|(.., answer)| answer.is_some());
    assert!(answered.len() >= 200 && refused.len() >= 100, "{} entries", entries.len());
    let course = Course::open(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
    let exercise = course.find("rearrange").unwrap();
    let text = std::fs::read_to_string(course.solution_file(exercise)).unwrap();
    let source = Source { name: "solution".into(), text };
    let program = compile(&course, exercise, "einops", &[source]).unwrap().remove(0).unwrap();
    let mut solution = Submission::new(&program, Limits::default());
    let mut complaints = Vec::new();
    for (operation, pattern, shape, sizes, required) in &entries {
        let scale = if operation == "prod" { 0.5 } else { 1.0 };
        let count = shape.iter().product();
        let elements = (1..=count).map(|k| scale * k as f64).collect();
        let x = ArrayD::from_shape_vec(shape.as_slice(), elements).unwrap().give();
        let (pattern, sizes) = (pattern.as_str().give(), sizes.as_slice().give());
        let (function, arguments) = match operation.as_str() {
            "rearrange" => ("rearrange", vec![x, pattern, sizes]),
            "repeat" => ("repeat", vec![x, pattern, sizes]),
            reduction => ("reduce", vec![x, pattern, reduction.give(), sizes]),
        };
        let (_, answer) = solution.call(function, arguments.clone(), &mut |_, _| Ok(Value::Unit));
        let agrees = match (&answer, required) {
            (Ok(Value::Error(_)), None) => true,
            (Ok(Value::Error(_)) | Err(_), _) | (_, None) => false,
            (Ok(answer), Some((shape, elements))) => {
                let answer = ArrayD::<f64>::take(answer, &Kept::default()).unwrap();
                let near = |(x, y): (&f64, &f64)| (x - y).abs() <= gamma(2 * count) * y.abs();
                answer.shape() == shape && answer.iter().zip(elements).all(near)
            }
        };
        if !agrees {
            complaints.push(format!("{operation} {arguments:?}: {answer:?}, einops: {required:?}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
