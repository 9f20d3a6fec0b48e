//! The attacks that are one source file: `tests/attacks`.

use std::fs;
use std::path::PathBuf;

use grader::language::Language;
use grader::workshop::{header, splice};

use super::{Attempt, CONSTANT, Earns};
use crate::class::PYTHON;
use crate::class::{Class, solution};
use crate::course::repository;

/// What tries the attempts that an attack in Python lists, and gives it away where one comes through.
const ATTEMPTS: &str = include_str!("attempts.py");

/// What a source may name: where the solutions lie, and others' code.
pub struct Places {
    /// The instructor's home.
    pub home: PathBuf,
    /// The port of a program that listens.
    pub port: u16,
}

/// Hands in every attack that is a file; those in Python too, though nobody may grade them. Those stay out that a class would
/// wait for: the check loop's tests try them `within` less time.
pub fn hand_in(class: &Class, places: &Places) -> Vec<Attempt> {
    let mut paths: Vec<PathBuf> = fs::read_dir(repository().join("tests/attacks"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| header(&fs::read_to_string(path).unwrap(), "within").is_none());
    paths.sort();
    paths.iter().map(|path| hand_in_one(class, places, path)).collect()
}

fn hand_in_one(class: &Class, places: &Places, path: &PathBuf) -> Attempt {
    let mut text = fs::read_to_string(path).unwrap();
    if text.contains("\n_ATTEMPTS = ") {
        text = format!("{text}\n\n{ATTEMPTS}");
    }
    let student = path.file_stem().unwrap().to_string_lossy().into_owned();
    let header = |key: &str| header(&text, key);
    let exercise = match header("exercise") {
        None | Some("norms") => "03-norms",
        Some("linear-maps") => "10-linear-maps",
        Some("numpy") => PYTHON,
        Some(other) => panic!("{student}: the class is not graded in {other}"),
    };
    let language = Language::of(path);
    let is_whole = header("whole").is_some();
    let earns = match header("earns") {
        Some("all") => Earns::All,
        Some("part") => Earns::Part,
        Some("nothing") => Earns::Nothing,
        None if is_whole => Earns::Nothing,
        None => {
            let mut defined = text.lines().filter_map(|line| language.defined(line));
            let is_known = |name: &&str| CONSTANT.iter().any(|(_, known, _)| known == name);
            Earns::Constant(defined.find(is_known).unwrap().into())
        }
        Some(other) => panic!("{student}: it earns {other:?}"),
    };
    let solution = solution(exercise);
    let code = if is_whole {
        // What describes a whole crate may stand at its beginning alone.
        let rest: Vec<&str> = solution.lines().filter(|line| !line.starts_with("//!")).collect();
        text.replace("// the solution", &rest.join("\n"))
    } else {
        splice(&solution, &text, language)
    };
    let code = code
        .replace("{repository}", &repository().display().to_string())
        .replace("{class}", &class.folder.display().to_string())
        .replace("{home}", &places.home.display().to_string())
        .replace("{port}", &places.port.to_string());
    class.hand_in_for(&student, exercise, &code);
    Attempt {
        row: header("row").unwrap().parse().unwrap(),
        what: student.replace('-', " "),
        exercise,
        earns,
        says: header("says").unwrap_or_default().into(),
        student,
    }
}
