//! What is known of the grading so far, on disk: `records/<student>/<exercise>.json`.
//!
//! A record is written whole or not at all. It counts for one content alone: other sources, laws or options make another,
//! and another host of kernels, kit for Python or program that draws. Another compiler or Python does not: `--regrade`
//! grades anew.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use grader::verdict::Verdict;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;
use walkdir::WalkDir;
use xxhash_rust::xxh3::Xxh3;

use crate::drawing::Drawing;

/// The verdict on one exercise of one submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The student.
    pub student: String,
    /// The hash of what the verdict is on and by.
    pub decided_by: String,
    /// What came of it.
    #[serde(flatten)]
    pub judged: Judged,
}

/// What comes of grading an exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// What is seen of a descent, where the exercise descends and anything is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing: Option<Drawing>,
}

/// The records of a grading.
#[derive(Clone, Debug)]
pub struct Records {
    folder: PathBuf,
}

impl Records {
    /// Those under `out`.
    pub fn under(out: &Path) -> Self {
        Self { folder: out.join("records") }
    }

    /// Whether there are any.
    pub fn exist(&self) -> bool {
        self.folder.exists()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        let files = |entry: &walkdir::DirEntry| entry.file_type().is_file();
        WalkDir::new(&self.folder).into_iter().flatten().filter(files).count()
    }

    fn path(&self, key: &str, exercise: &str) -> PathBuf {
        self.folder.join(key).join(exercise).with_extension("json")
    }

    /// The record of an exercise, if it was decided by this.
    pub fn read(&self, key: &str, exercise: &str, decided_by: &str) -> Option<Record> {
        let text = fs::read(self.path(key, exercise)).ok()?;
        let record: Record = serde_json::from_slice(&text).ok()?;
        (record.decided_by == decided_by).then_some(record)
    }

    /// Forgets a record, if there is one.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn forget(&self, key: &str, exercise: &str) -> Result<(), String> {
        let path = self.path(key, exercise);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(format!("{}: {error}", path.display()))
            }
            _ => Ok(()),
        }
    }

    /// Keeps a record.
    ///
    /// # Errors
    /// When it cannot be written; an older one stays as it is then.
    pub fn write(&self, key: &str, exercise: &str, record: &Record) -> Result<(), String> {
        let text = serde_json::to_vec_pretty(record).expect("it has a JSON form");
        write_whole(&self.path(key, exercise), &text)
    }
}

/// Writes a file whole or not at all, also if the machine stops meanwhile.
///
/// # Errors
/// When it cannot be written.
pub fn write_whole(path: &Path, content: &[u8]) -> Result<(), String> {
    let told = |error: io::Error| format!("{}: {error}", path.display());
    let folder = path.parent().expect("it lies in a folder");
    fs::create_dir_all(folder).map_err(told)?;
    let mut file = NamedTempFile::new_in(folder).map_err(told)?;
    file.write_all(content).map_err(told)?;
    file.as_file().sync_all().map_err(told)?;
    file.persist(path).map_err(|error| told(error.error))?;
    Ok(())
}

/// The hash of sources and of what else decides.
pub fn hash(sources: &BTreeMap<PathBuf, Vec<u8>>, others: &[&[u8]]) -> String {
    let mut hash = Xxh3::new();
    let mut add = |part: &[u8]| {
        hash.update(&part.len().to_le_bytes());
        hash.update(part);
    };
    for (path, bytes) in sources {
        add(path.as_os_str().as_encoded_bytes());
        add(bytes);
    }
    for part in others {
        add(part);
    }
    format!("{:032x}", hash.digest128())
}
