//! A class in a folder of its own, graded by what the tests of the workspace have compiled.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use grader::course::Course;
use grader::python;
use grader::verdict::Verdict;
use serde_json::Value;
use walkdir::{DirEntry, WalkDir};

use crate::course::{Told, repository, xtask};

/// What students hand in, and what they get for it.
pub struct Class {
    /// Its folder: `in` holds what is handed in, `out` what is made of it.
    pub folder: PathBuf,
    /// The solution of exercise 3.
    pub solution: String,
    /// What is graded: `3,10`.
    exercises: String,
}

impl Class {
    /// A class that nobody is in yet.
    pub fn new(name: &str, exercises: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("classes").join(name);
        let _ = fs::remove_dir_all(&folder);
        Self { folder, solution: solution("03-norms"), exercises: exercises.into() }
    }

    /// A class in which ada has handed in the solutions; `None` where this machine does not grade.
    pub fn of_one(name: &str, exercises: &str) -> Option<Self> {
        let class = Self::new(name, exercises);
        class.hand_in("ada", &class.solution);
        if exercises.contains(PYTHON) {
            class.hand_in_for("ada", PYTHON, &solution(PYTHON));
        }
        class.isolates().then_some(class)
    }

    /// Where a student's code for an exercise lies.
    pub fn src(&self, student: &str, exercise: &str) -> PathBuf {
        self.folder.join("in").join(student).join("gradus/exercises").join(exercise).join("src")
    }

    /// Hands in code for exercise 3.
    pub fn hand_in(&self, student: &str, code: &str) {
        self.hand_in_for(student, "03-norms", code);
    }

    /// Hands in code for an exercise.
    pub fn hand_in_for(&self, student: &str, exercise: &str, code: &str) {
        let folder = self.src(student, exercise);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(source(exercise)), code).unwrap();
    }

    fn arguments(&self, more: &str) -> String {
        let (submissions, out) = (self.folder.join("in"), self.folder.join("out"));
        let (submissions, out, exercises) = (submissions.display(), out.display(), &self.exercises);
        format!("grade {submissions} --out {out} --exercises {exercises} {more}")
    }

    /// `cargo xtask grade` with these arguments more.
    pub fn command(&self, more: &str) -> Command {
        let target = Path::new(env!("CARGO_BIN_EXE_xtask")).ancestors().nth(2).unwrap();
        let mut command = xtask(&self.arguments(more));
        command.current_dir(repository()).env("CARGO_TARGET_DIR", target);
        command
    }

    /// Grades what is handed in.
    pub fn grade(&self, more: &str) -> Told {
        Told::of(&format!("grade {more}"), &mut self.command(more))
    }

    /// Grades once more, with nothing known.
    pub fn forget(&self) {
        fs::remove_dir_all(self.folder.join("out")).unwrap();
    }

    /// The table of marks.
    pub fn grades(&self) -> String {
        fs::read_to_string(self.folder.join("out/grades.csv")).unwrap()
    }

    /// What is made of the verdicts, and differs where any of them does: every file for people and for other programs.
    pub fn made(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let out = self.folder.join("out");
        let is_made = |entry: &DirEntry| {
            !["records", "slurm"].iter().any(|kept| entry.path() == out.join(kept))
        };
        let entries = WalkDir::new(&out).into_iter().filter_entry(is_made).map(Result::unwrap);
        let files = entries.filter(|entry| entry.file_type().is_file());
        files.map(|file| (file.path().to_owned(), fs::read(file.path()).unwrap())).collect()
    }

    /// The verdicts kept, by student and exercise, without the time that they took.
    pub fn verdicts(&self) -> BTreeMap<(String, String), Verdict> {
        let mut verdicts = BTreeMap::new();
        for student in fs::read_dir(self.folder.join("out/records")).unwrap() {
            for record in fs::read_dir(student.unwrap().path()).unwrap() {
                let text = fs::read_to_string(record.unwrap().path()).unwrap();
                let mut record: Value = serde_json::from_str(&text).unwrap();
                let student = record["student"].as_str().unwrap().to_owned();
                let verdict = serde_json::from_value(record["verdict"].take()).unwrap();
                let verdict = Verdict { milliseconds: 0, ..verdict };
                verdicts.insert((student, verdict.exercise.clone()), verdict);
            }
        }
        verdicts
    }

    /// Whether this machine grades at all, tried on who has handed in so far: some containers forbid what
    /// confines a program.
    pub fn isolates(&self) -> bool {
        let told = self.grade("");
        let isolates = !told.err.contains("Nothing on this machine keeps a submission from harm");
        if isolates {
            told.exits_with(0);
            self.forget();
        } else {
            eprintln!("not tried: this machine does not confine programs");
        }
        isolates
    }
}

/// An exercise in Python.
pub const PYTHON: &str = "34-numpy";

/// These exercises, and one in Python where that can be run.
pub fn with_python(exercises: &str) -> String {
    if lacks_python() { exercises.into() } else { format!("{exercises},{PYTHON}") }
}

/// The solution of an exercise.
pub fn solution(exercise: &str) -> String {
    let path = repository().join("solutions").join(exercise).join("src").join(source(exercise));
    fs::read_to_string(path).unwrap()
}

/// How much of something a test tries: a few, unless an environment variable says otherwise.
pub fn number(variable: &str, few: usize) -> usize {
    env::var(variable).map_or(few, |number| number.parse().expect(variable))
}

/// The file that is handed in for an exercise.
fn source(exercise: &str) -> String {
    let course = Course::open(&repository()).unwrap();
    let about = course.exercises.iter().find(|one| one.folder() == exercise);
    about.unwrap().about.source.clone()
}

/// Why nothing in Python can be run here; it is said.
fn lacks_python() -> bool {
    let course = Course::open(&repository()).unwrap();
    let lacking = python::lacking(&course, course.find("numpy").unwrap());
    if let Some(lacking) = &lacking {
        eprintln!("not tried: {lacking}");
    }
    lacking.is_some()
}
