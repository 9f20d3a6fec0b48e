//! The course on disk: the folders are the list of exercises.

use std::path::{Path, PathBuf};
use std::{fmt, fs};

use kit::wire::Signature;
use serde::Deserialize;

use crate::exam::Examiner;
use crate::language::Language;
use crate::stub::stub;

/// A course: a folder with `exercises/`.
#[derive(Clone, Debug)]
pub struct Course {
    /// The folder.
    pub root: PathBuf,
    /// The exercises, in order.
    pub exercises: Vec<Exercise>,
    /// The Python that a command names.
    pub python: Option<PathBuf>,
}

/// An exercise: `exercises/NN-slug`.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Its number.
    pub number: u32,
    /// Its name: `norms`.
    pub slug: String,
    /// What `exercise.toml` says.
    pub about: About,
}

/// `exercise.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The title, as the card shows it.
    pub title: String,
    /// What is to be done, in a paragraph of Markdown.
    pub statement: String,
    /// The page that teaches it, below `book/src`.
    pub page: String,
    /// The points of all its laws.
    pub points: u32,
    /// Hints, from gentle to nearly told.
    pub hints: Vec<String>,
    /// What must be installed: `lapack`, `vulkan`, and modules of Python: `numpy`, `jax`, `torch`.
    #[serde(default)]
    pub needs: Vec<String>,
    /// The file in `src` that the reader edits.
    #[serde(default = "usual_source")]
    pub source: String,
}

fn usual_source() -> String {
    "lib.rs".into()
}

impl About {
    /// The language it is solved in.
    pub fn language(&self) -> Language {
        Language::of(&self.source)
    }
}

impl Course {
    /// The course at `root`.
    ///
    /// # Errors
    /// When there is none, or an `exercise.toml` does not read.
    pub fn open(root: &Path) -> Result<Self, String> {
        let folder = root.join("exercises");
        let entries =
            fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut exercises = Vec::new();
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Some((number, slug)) = name.split_once('-') else { continue };
            let Ok(number) = number.parse() else { continue };
            let path = entry.path().join("exercise.toml");
            let text = fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            let about =
                toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            exercises.push(Exercise { number, slug: slug.into(), about });
        }
        exercises.sort_by_key(|exercise| exercise.number);
        Ok(Self { root: root.to_path_buf(), exercises, python: None })
    }

    /// The exercise that a reader calls `exercise-3`, `3`, `03`, `norms` or `03-norms`.
    ///
    /// # Errors
    /// When there is none; the text names the nearest, or how to list them.
    pub fn find(&self, name: &str) -> Result<&Exercise, String> {
        let plain = name.trim().trim_end_matches('/');
        let plain = plain.strip_prefix("exercises/").unwrap_or(plain);
        let plain =
            plain.strip_prefix("exercise-").or(plain.strip_prefix("exercise")).unwrap_or(plain);
        if let Ok(number) = plain.parse::<u32>() {
            return self.exercises.iter().find(|exercise| exercise.number == number).ok_or_else(
                || {
                    let numbers: Vec<_> =
                        self.exercises.iter().map(|exercise| exercise.number.to_string()).collect();
                    format!("There is no exercise {number}; there are {}.", numbers.join(", "))
                },
            );
        }
        let exact = |exercise: &&Exercise| exercise.slug == plain || exercise.folder() == plain;
        if let Some(exercise) = self.exercises.iter().find(exact) {
            return Ok(exercise);
        }
        let nearest = self
            .exercises
            .iter()
            .map(|exercise| (distance(plain, &exercise.slug), exercise))
            .min_by_key(|(distance, _)| *distance)
            .filter(|(distance, exercise)| *distance * 2 <= exercise.slug.chars().count());
        Err(match nearest {
            Some((_, exercise)) => {
                format!("There is no exercise {name:?}. Did you mean {:?}?", exercise.slug)
            }
            None => format!("There is no exercise {name:?}. `cargo xtask list` shows them."),
        })
    }

    /// The file the reader edits.
    pub fn reader_file(&self, exercise: &Exercise) -> PathBuf {
        let folder = self.root.join("exercises").join(exercise.folder());
        folder.join("src").join(&exercise.about.source)
    }

    /// The reference solution's file.
    pub fn solution_file(&self, exercise: &Exercise) -> PathBuf {
        let folder = self.root.join("solutions").join(exercise.folder());
        folder.join("src").join(&exercise.about.source)
    }

    /// Whether the solutions are here: a course is handed out without them.
    pub fn has_solutions(&self) -> bool {
        self.root.join("solutions").is_dir()
    }

    /// The file that keeps the stub where the solution is not here.
    pub fn stub_file(&self, exercise: &Exercise) -> PathBuf {
        let folder = self.root.join("exercises").join(exercise.folder());
        folder.join("stub").join(&exercise.about.source)
    }

    /// The stub that a reader begins with.
    ///
    /// # Errors
    /// When the solution, or the stub that was handed out in its place, does not read or has unpaired marks.
    pub fn stub(&self, exercise: &Exercise) -> Result<String, String> {
        let (path, language) = (self.solution_file(exercise), exercise.about.language());
        let (path, is_solution) =
            if self.has_solutions() { (path, true) } else { (self.stub_file(exercise), false) };
        let told = |why: &dyn fmt::Display| format!("{}: {why}", path.display());
        let text = fs::read_to_string(&path).map_err(|error| told(&error))?;
        if is_solution { stub(&text, language).map_err(|why| told(&why)) } else { Ok(text) }
    }

    /// The main file of the laws that grade it.
    pub fn laws_file(&self, exercise: &Exercise) -> PathBuf {
        self.root.join("tests/laws").join(exercise.folder()).join("src/main.rs")
    }

    /// The examiner of an exercise, whose laws are compiled to `program`.
    ///
    /// # Errors
    /// When the signatures are missing or do not read.
    pub fn examiner(&self, exercise: &Exercise, program: PathBuf) -> Result<Examiner, String> {
        Ok(Examiner::new(exercise.folder(), self.signatures(exercise)?, program))
    }

    /// The file that keeps the signatures of the exercise's functions.
    pub fn signatures_file(&self, exercise: &Exercise) -> PathBuf {
        self.root.join("tests/signatures").join(exercise.folder()).with_extension("json")
    }

    /// The signatures that stub, solution and submissions of the exercise have.
    ///
    /// # Errors
    /// When the generated file is missing or does not read.
    pub fn signatures(&self, exercise: &Exercise) -> Result<Vec<Signature>, String> {
        let path = self.signatures_file(exercise);
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    }
}

impl Exercise {
    /// The folder's name: `03-norms`.
    pub fn folder(&self) -> String {
        format!("{:02}-{}", self.number, self.slug)
    }

    /// The package of the reader's code.
    pub fn package(&self) -> String {
        format!("exercise-{}", self.folder())
    }

    /// The package of the reference solution.
    pub fn solution_package(&self) -> String {
        format!("solution-{}", self.folder())
    }

    /// The package of the laws that grade it.
    pub fn laws_package(&self) -> String {
        format!("laws-{}", self.folder())
    }
}

/// The Levenshtein distance: insertions, deletions and replacements from one text to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, letter) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != other);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[to.len()]
}
