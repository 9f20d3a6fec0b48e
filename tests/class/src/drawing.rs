//! The picture of the descent that a submission's own functions make.
//!
//! A process apart asks the functions and draws: whatever comes as an answer, it harms nobody else.

use std::collections::BTreeSet;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use grader::course::Exercise;
use grader::language::Language;
use grader::limits::{Limits, MIB};
use rustix::process::{Pid, Resource, Rlimit, Signal, getrlimit, prlimit};
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

/// The signals by which it is ended from outside: whoever runs out of memory or of stack aborts.
const OTHERS: [Signal; 5] = [Signal::HUP, Signal::INT, Signal::QUIT, Signal::KILL, Signal::TERM];

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
    /// When drawing cannot be begun, or somebody else ends it.
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
        if status.signal().and_then(Signal::from_named_raw).is_some_and(|by| OTHERS.contains(&by)) {
            return Err(told(&status));
        }
        Ok(Some(match (read, status.code()) {
            (Ok(_), Some(0)) => Drawing::Picture(drawn),
            (Ok(_), Some(NOT_DRAWN)) => Drawing::Missing(drawn.chars().take(SAID).collect()),
            _ => Drawing::Missing("what is answered cannot be read".into()),
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use grader::course::Course;

    use super::*;

    /// What comes of a `figures` that does this.
    fn drawn(does: &str) -> Result<Option<Drawing>, String> {
        let course = Course::open(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")))?;
        let folder = tempfile::tempdir().unwrap();
        let figures = folder.path().join("figures");
        let script = format!("#!/bin/sh\n[ $1 = descents ] && exec echo landscape\n{does}\n");
        fs::write(&figures, script).unwrap();
        fs::set_permissions(&figures, Permissions::from_mode(0o755)).unwrap();
        let artist = Artist::in_folder(folder.path())?;
        artist.draw(course.find("landscape")?, Path::new("program"), Limits::default())
    }

    #[test]
    fn what_ends_it_from_outside_says_nothing_of_the_code() {
        for signal in ["INT", "KILL", "TERM"] {
            let why = drawn(&format!("kill -{signal} $$")).unwrap_err();
            assert!(why.contains("signal"), "{why}");
        }
        let missing = |why: &str| Ok(Some(Drawing::Missing(why.into())));
        assert_eq!(drawn("kill -ABRT $$"), missing("what is answered cannot be read"));
        assert_eq!(drawn("printf because; exit 3"), missing("because"));
        assert_eq!(drawn("printf '<svg/>'"), Ok(Some(Drawing::Picture("<svg/>".into()))));
    }
}
