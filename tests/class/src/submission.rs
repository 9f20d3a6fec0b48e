//! Submissions, and the sources of exercises in them.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use grader::course::Exercise;
use grader::show::printable;
use xxhash_rust::xxh3::xxh3_64;

use crate::download::Owner;
use crate::forest::{Forest, without_ending};
use crate::tree::Tree;

/// The most notes on a class.
const NOTES: usize = 20;

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
/// such a folder. What is to be told of the whole goes to the standard error.
///
/// # Errors
/// When it cannot be read, or holds none.
pub fn submissions(path: &Path) -> Result<Vec<Submission>, String> {
    let class = Class::of(Forest::read(path)?);
    for note in class.notes.iter().take(NOTES) {
        eprintln!("note: {}", printable(note));
    }
    if class.notes.len() > NOTES {
        eprintln!("note: and {} more of the kind", class.notes.len() - NOTES);
    }
    if class.submissions.is_empty() {
        return Err(format!(
            "{} holds no submission: one folder or archive is looked for each student.",
            path.display()
        ));
    }
    Ok(class.submissions)
}

/// What a class has handed in.
struct Class {
    /// The submissions, by student.
    submissions: Vec<Submission>,
    /// What is to be told of the whole.
    notes: BTreeSet<String>,
}

impl Class {
    /// Gives each student what is theirs.
    fn of(forest: Forest) -> Self {
        let mut notes = forest.notes;
        // `ada` and `ada.zip` are of one student, and so are the files that a system says are.
        let mut of_one = BTreeMap::<_, Vec<_>>::new();
        for (name, tree) in forest.trees {
            let plain = without_ending(&name);
            let owner = plain.to_str().and_then(Owner::of);
            let other = if owner.is_some() { OsString::new() } else { plain.into() };
            of_one.entry((owner, other)).or_default().push((name, tree));
        }
        // A name in UTF-8 is shown as it is, whatever another looks like.
        let mut of_one: Vec<_> = of_one.into_iter().collect();
        of_one.sort_by_key(|(_, trees)| (trees[0].0.to_str().is_none(), trees[0].0.clone()));
        let mut students = BTreeSet::new();
        let (mut submissions, mut late) = (Vec::new(), Vec::new());
        for ((owner, _), trees) in of_one {
            let mut student = shown(without_ending(&trees[0].0));
            while !students.insert(student.clone()) {
                student.push('~');
            }
            if trees.len() > 1 {
                let names: Vec<String> = trees.iter().map(|(name, _)| shown(name)).collect();
                notes.insert(format!("{} are taken for one student's.", names.join(" and ")));
            }
            if owner.is_some_and(|owner| owner.is_late) {
                late.push(student.clone());
            }
            submissions.push(Submission { student, tree: Tree::of_all(trees) });
        }
        submissions.sort_by(|one, other| one.student.cmp(&other.student));
        if !late.is_empty() {
            let late = late.join(", ");
            notes.insert(format!("Late, says Canvas: {late}. `--late` says what that costs."));
        }
        if let [only] = &*submissions {
            notes.insert(format!("There is one submission, {}.", only.student));
        }
        Self { submissions, notes }
    }
}

/// A name as it is shown, with `\xfc` for a byte that is not UTF-8.
fn shown(name: &OsStr) -> String {
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        shown += chunk.valid();
        shown.extend(chunk.invalid().iter().flat_map(|byte| byte.escape_ascii()).map(char::from));
    }
    shown
}
