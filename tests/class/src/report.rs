//! What comes of grading, for people and for other programs.

mod class;
mod exercism;
mod gradescope;
mod junit;
mod student;
mod told;
pub mod visibility;

use std::path::Path;

use grader::course::Exercise;
use grader::verdict::Verdict;

use self::visibility::{Reader, Visibility};
use crate::record::{Judged, write_whole};

/// The command that makes the pages.
const GENERATOR: &str = "cargo xtask grade";

/// All that is known of one student.
pub struct Student {
    /// The student.
    pub name: String,
    /// A name for files.
    pub key: String,
    /// What came of each exercise; `None` where nothing is known.
    pub judged: Vec<Option<Judged>>,
}

impl Student {
    /// What is known, each with its exercise.
    fn judged<'s>(
        &'s self,
        exercises: &'s [&'s Exercise],
    ) -> impl Iterator<Item = (&'s Exercise, &'s Judged)> {
        let pairs = exercises.iter().zip(&self.judged);
        pairs.filter_map(|(exercise, judged)| Some((*exercise, judged.as_ref()?)))
    }

    /// The verdicts there are, each with its exercise.
    fn graded<'s>(
        &'s self,
        exercises: &'s [&'s Exercise],
    ) -> impl Iterator<Item = (&'s Exercise, &'s Verdict)> {
        self.judged(exercises).map(|(exercise, judged)| (exercise, &judged.verdict))
    }

    /// The points of all exercises; `None` where one has no verdict.
    pub fn total(&self) -> Option<u32> {
        self.judged.iter().map(|judged| judged.as_ref().map(|judged| judged.verdict.points)).sum()
    }
}

/// Writes everything but the marks below `out`:
///
/// - `report/`: the class and every student, with every law, for whoever teaches;
/// - `students/<student>/`: what a student may see, as a page (`index.html`) and, by exercise, for Exercism
///   (`exercism/<exercise>/results.json`);
/// - `gradescope/<student>.json`: the results for Gradescope, which hides what a student may not see;
/// - `junit.xml`: a suite for each student and exercise.
///
/// # Errors
/// When a file cannot be written; those before it stand.
pub fn write(
    out: &Path,
    exercises: &[&Exercise],
    students: &[Student],
    visibility: &Visibility,
) -> Result<(), String> {
    let report = out.join("report");
    write_whole(&report.join("index.html"), class::page(exercises, students).as_bytes())?;
    for student in students {
        let whole = student::page(exercises, student, visibility, Reader::Teacher);
        write_whole(&report.join(&student.key).with_extension("html"), whole.as_bytes())?;
        let own = out.join("students").join(&student.key);
        let page = student::page(exercises, student, visibility, Reader::Student);
        write_whole(&own.join("index.html"), page.as_bytes())?;
        let results = gradescope::results(exercises, student, visibility);
        let path = out.join("gradescope").join(format!("{}.json", student.key));
        write_whole(&path, results.as_bytes())?;
        for (exercise, verdict) in student.graded(exercises) {
            let path = own.join("exercism").join(exercise.folder()).join("results.json");
            write_whole(&path, exercism::results(verdict, visibility).as_bytes())?;
        }
    }
    write_whole(&out.join("junit.xml"), junit::suites(exercises, students)?.as_bytes())
}
