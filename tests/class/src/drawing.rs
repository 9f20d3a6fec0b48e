//! The picture of the descent that a submission's own functions make.
//!
//! A process apart asks the functions and draws: whatever comes as an answer, it harms nobody else.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use grader::course::Exercise;
use grader::language::Language;
use grader::limits::{Limits, MIB};
use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};
use serde::{Deserialize, Serialize};

use crate::build::output;

/// The memory that drawing may address, in bytes: an answer may be made to take much.
const MEMORY: u64 = 2 << 30;

/// The time of a call, the first of which may load and compile, and the memory in bytes, where code is in Python: as its laws give them.
const FRAMEWORK: (Duration, u64) = (Duration::from_secs(30), 8192 * MIB);

/// The most that is kept of why there is no picture, in characters.
const SAID: usize = 400;

/// The exit code that comes with a sentence in place of a picture.
const NOT_DRAWN: i32 = 3;

/// What is seen of a descent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawing {
    /// A picture in SVG, all of whose words are ours.
    Picture(String),
    /// Why there is none, in words that may be the student's.
    Missing(String),
}

/// What draws.
#[derive(Clone, Debug)]
pub struct Artist {
    program: PathBuf,
    /// The slugs of what can be drawn.
    exercises: BTreeSet<String>,
}

impl Artist {
    /// The program `figures` in a folder.
    ///
    /// # Errors
    /// When it is not there, or does not say what it draws.
    pub fn in_folder(folder: &Path) -> Result<Self, String> {
        let program = folder.join("figures").with_extension(std::env::consts::EXE_EXTENSION);
        let exercises = output(Command::new(&program).arg("descents"))?;
        Ok(Self { program, exercises: exercises.lines().map(Into::into).collect() })
    }

    /// The program, where it draws this exercise.
    pub fn program(&self, exercise: &Exercise) -> Option<&Path> {
        self.exercises.contains(&exercise.slug).then_some(&self.program)
    }

    /// The descent of a program, if its exercise descends.
    ///
    /// # Errors
    /// When drawing cannot be begun.
    pub fn draw(
        &self,
        exercise: &Exercise,
        program: &Path,
        limits: Limits,
    ) -> Result<Option<Drawing>, String> {
        if self.program(exercise).is_none() {
            return Ok(None);
        }
        let limits = match exercise.about.language() {
            Language::Python => Limits { call: FRAMEWORK.0, memory: FRAMEWORK.1, ..limits },
            _ => limits,
        };
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", self.program.display());
        let mut child = Command::new(&self.program)
            .args(["descent", &exercise.slug])
            .arg(program)
            .arg(exercise.folder())
            .arg(serde_json::to_string(&limits).expect("they have a JSON form"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| told(&error))?;
        // What it starts may be allowed more, and is limited by itself.
        let most = Rlimit { current: Some(MEMORY), ..getrlimit(Resource::As) };
        // It may be over by now.
        let _ = prlimit(Some(Pid::from_child(&child)), Resource::As, most);
        let mut drawn = String::new();
        let read = child.stdout.take().expect("it is piped").read_to_string(&mut drawn);
        let status = child.wait().map_err(|error| told(&error))?;
        Ok(Some(match (read, status.code()) {
            (Ok(_), Some(0)) => Drawing::Picture(drawn),
            (Ok(_), Some(NOT_DRAWN)) => Drawing::Missing(drawn.chars().take(SAID).collect()),
            _ => Drawing::Missing("what is answered cannot be read".into()),
        }))
    }
}
