//! What is remembered of a reader between runs: `.gradus/progress.json`.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use grader::course::{Course, Exercise};
use grader::verdict::{CaseId, Outcome, Verdict};
use serde::{Deserialize, Serialize};

use crate::cli::Trouble;
use crate::whole::write_whole;

/// The most failing cases kept of one exercise.
const KEPT: usize = 32;

/// What is remembered, by exercise folder.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct State {
    #[serde(flatten)]
    exercises: BTreeMap<String, Record>,
    #[serde(skip)]
    path: PathBuf,
}

/// What is remembered of one exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Whether the newest verdict was a pass.
    pub passed: bool,
    /// Whether any verdict was a pass.
    pub passed_once: bool,
    /// The points of the newest verdict.
    pub points: u32,
    /// The number of hints shown.
    pub hints: usize,
    /// Cases that broke a law, by law: tried first next time.
    pub failed: Vec<(String, CaseId)>,
}

impl State {
    /// What is remembered in this course; nothing where the file is missing.
    ///
    /// # Errors
    /// When the file does not read.
    pub fn load(course: &Course) -> Result<Self, Trouble> {
        Ok(Self::at(course.root.join(".gradus/progress.json"))?)
    }

    fn at(path: PathBuf) -> Result<Self, String> {
        let state: Self = match fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text).map_err(|error| {
                format!("{} does not read ({error}); delete it to start anew.", path.display())
            })?,
            Err(_) => Self::default(),
        };
        Ok(Self { path, ..state })
    }

    /// The first exercise that is not passed.
    pub fn next<'c>(&self, course: &'c Course) -> Option<&'c Exercise> {
        course.exercises.iter().find(|exercise| !self.of(exercise).passed)
    }

    /// What is remembered of an exercise.
    pub fn of(&self, exercise: &Exercise) -> Record {
        self.exercises.get(&exercise.folder()).cloned().unwrap_or_default()
    }

    /// Remembers what `change` makes of the record of an exercise.
    ///
    /// # Errors
    /// When the file cannot be written; the old one is then whole.
    pub fn change(
        &mut self,
        exercise: &Exercise,
        change: impl FnOnce(&mut Record),
    ) -> Result<(), Trouble> {
        // Another check may run beside this one: what it has learnt is kept, and it waits its turn.
        let _turn = self.turn();
        *self = Self::at(self.path.clone())?;
        let record = self.exercises.entry(exercise.folder()).or_default();
        let before = record.clone();
        change(record);
        if *record == before {
            return Ok(());
        }
        let text = serde_json::to_string_pretty(self).expect("a record has a JSON form");
        write_whole(&self.path, text.as_bytes())?;
        Ok(())
    }

    /// Waits for the turn to change the file, which ends when the result is dropped; `None` where the
    /// folder cannot be written, as writing the file will tell.
    fn turn(&self) -> Option<File> {
        fs::create_dir_all(self.path.parent()?).ok()?;
        let file = File::create(self.path.with_extension("lock")).ok()?;
        file.lock().ok()?;
        Some(file)
    }
}

impl Record {
    /// Takes in a verdict.
    pub fn learn(&mut self, verdict: &Verdict) {
        self.passed = verdict.outcome == Outcome::Passed;
        self.passed_once |= self.passed;
        self.points = verdict.points;
        for law in &verdict.laws {
            if let Some(failure) = &law.failure {
                let entry = (law.name.clone(), failure.case);
                if !self.failed.contains(&entry) {
                    self.failed.insert(0, entry);
                }
            }
        }
        self.failed.truncate(KEPT);
    }
}

/// A file's text.
///
/// # Errors
/// When it does not read; the text names the file.
pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
