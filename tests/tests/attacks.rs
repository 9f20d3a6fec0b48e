//! What a submission may try against the check loop: each file of `attacks/` that may run where nothing confines
//! it earns nothing for the function it attacks with, and an honest neighbour is unharmed.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use grader::course::Course;
use grader::grade::Options;
use grader::language::Language;
use grader::limits::Limits;
use grader::python;
use grader::verdict::Outcome;
use grader::workshop::{Source, compile, examiner, header, splice};

/// The longest that grading one attack may take.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn attacks_earn_nothing_and_harm_nobody() {
    let course = Course::open(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
    // By exercise and name.
    let mut attacks: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for entry in fs::read_dir(course.root.join("tests/attacks")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        if header(&text, "confined").is_none() {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let exercise = header(&text, "exercise").unwrap_or("norms").to_owned();
            attacks.entry(exercise).or_default().insert(name, text);
        }
    }
    let only = env::var("GRADUS_EXERCISE").ok();
    let complaints: Vec<String> = attacks
        .iter()
        .filter(|(exercise, _)| only.as_ref().is_none_or(|only| only == *exercise))
        .flat_map(|(exercise, attacks)| complaints(&course, exercise, attacks))
        .collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// What is wrong with the verdicts on attacks on one exercise.
fn complaints(course: &Course, exercise: &str, attacks: &BTreeMap<String, String>) -> Vec<String> {
    let exercise = course.find(exercise).unwrap();
    let language = exercise.about.language();
    if language == Language::Python
        && let Some(lacking) = python::lacking(course, exercise)
    {
        eprintln!("not tried: {lacking}");
        return Vec::new();
    }
    let solution = fs::read_to_string(course.solution_file(exercise)).unwrap();
    let mut sources = vec![Source { name: "honest".into(), text: solution.clone() }];
    for (name, text) in attacks {
        let whole = header(text, "whole").is_some();
        let text = if whole { text.clone() } else { splice(&solution, text, language) };
        sources.push(Source { name: name.clone(), text });
    }
    let set = format!("attacks-{}", exercise.slug);
    let programs = compile(course, exercise, &set, &sources).unwrap();
    let examiner = examiner(course, exercise).unwrap();
    let run = |index: usize, whole: Duration| {
        let program = programs[index].as_ref().unwrap_or_else(|error| panic!("{error}"));
        let limits = Limits { whole, ..Limits::default() };
        examiner.grade(program, &Options { cases: 64, limits, ..Options::default() }).unwrap()
    };
    let mut complaints = Vec::new();
    for (index, (name, text)) in attacks.iter().enumerate() {
        let begun = Instant::now();
        let within = header(text, "within").map(|seconds| seconds.parse().unwrap());
        let verdict = run(index + 1, within.map_or(PATIENCE, Duration::from_secs));
        let told = verdict.told();
        let due = match header(text, "earns") {
            Some("all") => Outcome::Passed,
            _ => Outcome::Failed,
        };
        if verdict.outcome != due {
            complaints.push(format!("{name}: {:?}", verdict.outcome));
        }
        if begun.elapsed() > PATIENCE {
            complaints.push(format!("{name} took {:?}", begun.elapsed()));
        }
        if !told.contains(header(text, "says").unwrap_or_default()) {
            complaints.push(format!("{name} is told: {told}"));
        }
        if told.contains(|letter: char| letter.is_control() && letter != '\n') {
            complaints.push(format!("{name} moves the cursor: {told:?}"));
        }
        let neighbour = run(0, PATIENCE);
        if neighbour.outcome != Outcome::Passed {
            complaints.push(format!("{name} harmed its neighbour: {neighbour:?}"));
        }
    }
    complaints
}

/// However many laws are tried at once, those behind the first that time does not reach are lost.
#[test]
fn what_comes_too_late_is_lost_from_one_law_on() {
    let course = Course::open(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
    let exercise = course.find("norms").unwrap();
    let solution = fs::read_to_string(course.solution_file(exercise)).unwrap();
    let slow = fs::read_to_string(course.root.join("tests/attacks/right-but-slow.rs")).unwrap();
    let text = splice(&solution, &slow, Language::Rust);
    let source = Source { name: "slow".into(), text };
    let program = compile(&course, exercise, "slow", &[source]).unwrap().remove(0).unwrap();
    let limits = Limits { whole: Duration::from_secs(3), ..Limits::default() };
    let examiner = examiner(&course, exercise).unwrap();
    let verdict = examiner.grade(&program, &Options { limits, ..Options::default() }).unwrap();
    let failures: Vec<_> = verdict.laws.iter().filter_map(|law| law.failure.as_ref()).collect();
    assert!(failures.len() > 1, "{verdict:?}");
    for failure in &failures {
        let [call] = &*failure.calls else { panic!("{failure:?}") };
        assert_eq!(call.answer, "was not answered in time: the whole took longer than 3 s");
        assert!(failure.exhausted, "{failure:?}");
    }
    let first = verdict.laws.iter().position(|law| law.failure.is_some()).unwrap();
    assert_eq!(first + failures.len(), verdict.laws.len());
}

#[test]
fn what_cannot_be_started_is_not_graded() {
    let course = Course::open(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
    let examiner = examiner(&course, course.find("norms").unwrap()).unwrap();
    let verdict = examiner.grade(&course.root.join("nowhere"), &Options::default()).unwrap();
    assert_eq!(verdict.outcome, Outcome::NotGraded);
    assert!(verdict.reason.unwrap().starts_with("Your program could not be started"));
}
