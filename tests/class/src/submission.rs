//! Submissions, and the sources of exercises in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use grader::course::Exercise;
use xxhash_rust::xxh3::xxh3_64;

use crate::tree::{Tree, is_archive, without_extension};

/// What one student has handed in.
#[derive(Clone, Debug)]
pub struct Submission {
    /// The student, as the folder or archive is called.
    pub student: String,
    /// What was handed in, or why it cannot be read.
    pub tree: Result<Tree, String>,
}

/// Why there is no code to be graded.
pub type Missing = String;

impl Submission {
    /// What was handed in for an exercise: the files under its `src`, by their paths there.
    ///
    /// # Errors
    /// When there is none, or one cannot say which.
    pub fn sources(&self, exercise: &Exercise) -> Result<BTreeMap<PathBuf, Vec<u8>>, Missing> {
        let tree = self.tree.as_ref().map_err(Clone::clone)?;
        let folder = exercise.folder();
        // By what lies before `03-norms/src`.
        let mut copies: BTreeMap<PathBuf, BTreeMap<PathBuf, Vec<u8>>> = BTreeMap::new();
        for (path, bytes) in &tree.files {
            let parts: Vec<_> = path.iter().collect();
            let place = parts.windows(2).position(|pair| *pair[0] == *folder && pair[1] == "src");
            if let Some(place) = place {
                let before = parts[..place].iter().collect();
                let inside = parts[place + 2..].iter().collect();
                copies.entry(before).or_default().insert(inside, bytes.clone());
            }
        }
        copies.retain(|_, files| files.contains_key(Path::new(&exercise.about.source)));
        // An archive may hold what no folder can.
        let is_folder = |files: &BTreeMap<PathBuf, Vec<u8>>| {
            files
                .keys()
                .find(|path| path.ancestors().skip(1).any(|part| files.contains_key(part)))
                .cloned()
        };
        if let Some(path) = copies.values().find_map(is_folder) {
            return Err(format!("{folder}/src/{} lies in a file.", path.display()));
        }
        let mut copies = copies.into_iter();
        let Some((place, files)) = copies.next() else {
            let missing = format!("{folder}/src/{} was not handed in.", exercise.about.source);
            return Err([&[missing], &*tree.notes].concat().join("\n"));
        };
        match copies.find(|(_, others)| *others != files) {
            None => Ok(files),
            Some((other, _)) => Err(format!(
                "{folder} was handed in twice, in {:?} and in {:?}, and the two differ.",
                place.display().to_string(),
                other.display().to_string()
            )),
        }
    }

    /// A name for files: letters and digits of the student's name, and what tells it from others alike.
    pub fn key(&self) -> String {
        let plain: String = self
            .student
            .chars()
            .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
            .take(40)
            .collect();
        format!("{plain}-{:016x}", xxh3_64(self.student.as_bytes()))
    }
}

/// The submissions at a path: a folder with one folder or archive for each student, or an archive of
/// such a folder.
///
/// # Errors
/// When it cannot be read, or holds none.
pub fn submissions(path: &Path) -> Result<Vec<Submission>, String> {
    let mut found = if is_archive(path) { of_archive(path)? } else { of_folder(path)? };
    found.sort_by(|one, other| one.student.cmp(&other.student));
    if found.is_empty() {
        return Err(format!(
            "{} holds no submission: one folder or archive is looked for each student.",
            path.display()
        ));
    }
    if let Some(pair) = found.windows(2).find(|pair| pair[0].student == pair[1].student) {
        return Err(format!("There are two submissions of {:?}.", pair[0].student));
    }
    Ok(found)
}

fn of_folder(folder: &Path) -> Result<Vec<Submission>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // A link may lead anywhere.
        let is_link = path.symlink_metadata().is_ok_and(|about| about.is_symlink());
        if name.starts_with('.') || is_link || !(path.is_dir() || is_archive(&path)) {
            continue;
        }
        let student = if path.is_dir() { &name } else { without_extension(&name) };
        found.push(Submission { student: student.into(), tree: Tree::read(&path) });
    }
    Ok(found)
}

fn of_archive(path: &Path) -> Result<Vec<Submission>, String> {
    let trees = Tree::read_class(path)?.into_iter();
    Ok(trees.map(|(student, tree)| Submission { student, tree }).collect())
}
