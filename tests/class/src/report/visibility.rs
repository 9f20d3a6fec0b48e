//! Who sees which law.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use grader::course::Exercise;
use grader::verdict::{LawVerdict, Verdict};
use serde::{Deserialize, Serialize};

/// When students see how a law went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// At once.
    #[default]
    Visible,
    /// Once the work is due.
    AfterDue,
    /// Never; its points count.
    Hidden,
}

/// Who reads a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Whoever teaches sees all.
    Teacher,
    /// The student.
    Student,
}

/// What students see of each law. The file is TOML, a table for each exercise:
///
/// ```toml
/// [03-norms]
/// triangle = "hidden"
/// "scaling" = "after-due"
/// ```
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Visibility {
    laws: BTreeMap<String, BTreeMap<String, Seen>>,
    /// Whether the work is due already.
    #[serde(skip)]
    due: bool,
}

impl Visibility {
    /// Reads a file.
    ///
    /// # Errors
    /// When it does not read, or names an exercise that there is not.
    pub fn read(path: &Path, exercises: &[Exercise], due: bool) -> Result<Self, String> {
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = fs::read_to_string(path).map_err(|error| told(&error))?;
        let read: Self = toml::from_str(&text).map_err(|error| told(&error))?;
        let is_known = |name: &&String| exercises.iter().any(|known| known.folder() == **name);
        match read.laws.keys().find(|name| !is_known(name)) {
            Some(name) => {
                Err(told(&format!("there is no exercise {name:?}; `cargo xtask list` names them")))
            }
            None => Ok(Self { due, ..read }),
        }
    }

    /// Whether anything is said of an exercise.
    pub fn names(&self, exercise: &str) -> bool {
        self.laws.contains_key(exercise)
    }

    /// A law that is named and that the exercise has not: a slip of the pen would show what is to be hidden.
    pub fn unknown(&self, exercise: &str, is_law: impl Fn(&str) -> bool) -> Option<&str> {
        self.laws.get(exercise)?.keys().map(String::as_str).find(|name| !is_law(name))
    }

    /// When students see this law.
    pub fn of(&self, exercise: &str, law: &LawVerdict) -> Seen {
        self.laws.get(exercise).and_then(|laws| laws.get(&law.name)).copied().unwrap_or_default()
    }

    /// The laws that this reader sees.
    pub fn seen<'v>(&self, verdict: &'v Verdict, by: Reader) -> Vec<&'v LawVerdict> {
        let is_seen = |law: &&LawVerdict| match (by, self.of(&verdict.exercise, law)) {
            (Reader::Teacher, _) | (_, Seen::Visible) => true,
            (_, Seen::AfterDue) => self.due,
            (_, Seen::Hidden) => false,
        };
        verdict.laws.iter().filter(is_seen).collect()
    }
}
