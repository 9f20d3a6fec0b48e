//! How a class was graded, so that it goes on in the same way: `asked.json`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::record::write_whole;

/// What was asked for, but for the students and what becomes of grades that are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manner {
    /// The hash of the seed and of the other options that decide verdicts: the seed may be a secret.
    pub options: String,
    /// `--visibility`.
    pub visibility: Option<PathBuf>,
    /// `--weights`.
    pub weights: Option<PathBuf>,
    /// `--late`.
    pub late: Option<PathBuf>,
}

impl Manner {
    fn path(out: &Path) -> PathBuf {
        out.join("asked.json")
    }

    /// Refuses what would undo the grading before it: files that are not named any more, and where a `part` of the class is
    /// graded, other options.
    ///
    /// # Errors
    /// What has to be given again.
    pub fn follows(&self, out: &Path, part: bool) -> Result<(), String> {
        let path = Self::path(out);
        let Ok(text) = fs::read(&path) else { return Ok(()) };
        let before: Self = serde_json::from_slice(&text)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let files = [
            ("--visibility", &before.visibility, &self.visibility),
            ("--weights", &before.weights, &self.weights),
            ("--late", &before.late, &self.late),
        ];
        for (option, before, now) in files {
            if let (Some(file), None) = (before, now) {
                return Err(format!(
                    "{} was graded with `{option} {}`: give it again, or remove {} to do without from now on.",
                    out.display(),
                    file.display(),
                    path.display()
                ));
            }
        }
        if part && before.options != self.options {
            return Err(format!(
                "{} was graded with another seed or another number of cases, by which the others would lose their marks: give the \
                 same --seed, --secret-seed and --cases, or grade the whole class by `--resume`.",
                out.display()
            ));
        }
        Ok(())
    }

    /// Keeps it for the next time.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self, out: &Path) -> Result<(), String> {
        let text = serde_json::to_vec_pretty(self).expect("it has a JSON form");
        write_whole(&Self::path(out), &text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_told_and_another_seed_where_it_costs_marks() {
        let out = tempfile::TempDir::new().unwrap();
        let hidden = Manner {
            options: "1".into(),
            visibility: Some("hidden.toml".into()),
            weights: None,
            late: None,
        };
        hidden.follows(out.path(), true).unwrap();
        hidden.keep(out.path()).unwrap();
        hidden.follows(out.path(), true).unwrap();
        let weighed = Manner { weights: Some("weights.toml".into()), ..hidden.clone() };
        weighed.follows(out.path(), true).unwrap();
        let shown = Manner { visibility: None, ..hidden.clone() };
        let why = shown.follows(out.path(), false).unwrap_err();
        assert!(why.contains("--visibility hidden.toml"), "{why}");
        let other = Manner { options: "2".into(), ..hidden };
        other.follows(out.path(), false).unwrap();
        assert!(other.follows(out.path(), true).unwrap_err().contains("--secret-seed"));
    }
}
