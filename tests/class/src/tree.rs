//! The source files of one submission, as many and as large as they may be.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path, PathBuf};

/// The largest source file, in bytes.
const LARGEST: u64 = 1 << 20;
/// The longest name of a file or folder, in bytes.
const LONGEST: usize = 200;
/// The most source files of one submission.
const MOST: usize = 1_000;
/// The most that they hold together, in bytes.
const TOGETHER: usize = 16 << 20;
/// The most entries of any kind that are looked at, of one submission.
const ENTRIES: usize = 100_000;
/// The most that is unpacked of one submission on the way to its sources, in bytes.
pub(crate) const UNPACKED: u64 = 256 << 20;
/// The most notes of one submission.
const NOTES: usize = 20;

/// Source files, by the path at which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The files.
    pub files: BTreeMap<PathBuf, Vec<u8>>,
    /// What was left out, and why.
    pub notes: Vec<String>,
    /// Why nothing of it is taken.
    broken: Option<String>,
    /// Files of which there are several.
    doubtful: BTreeSet<PathBuf>,
    entries: usize,
    together: usize,
    unpacked: u64,
}

impl Tree {
    /// The trees of one student, each under its name, or why none of them is taken.
    ///
    /// # Errors
    /// When one of them is not to be read as a whole.
    pub fn of_all(mut trees: Vec<(OsString, Self)>) -> Result<Self, String> {
        if trees.len() == 1 {
            return trees.remove(0).1.whole();
        }
        let mut all = Self::default();
        for (name, tree) in trees {
            let Self { files, notes, .. } = tree.whole()?;
            let below = |(path, bytes)| (Path::new(&name).join::<PathBuf>(path), bytes);
            all.files.extend(files.into_iter().map(below));
            all.notes.extend(notes);
        }
        Ok(all)
    }

    /// The exercises of which there is anything.
    pub(crate) fn exercises(&self) -> BTreeSet<&OsStr> {
        self.files.keys().filter_map(|path| exercise(path)).collect()
    }

    /// Whether nothing of it is taken any more.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken.is_some()
    }

    fn whole(self) -> Result<Self, String> {
        match self.broken {
            Some(why) => Err(why),
            None => Ok(self),
        }
    }

    /// Takes nothing any more.
    pub(crate) fn breaks(&mut self, why: String) {
        self.files.clear();
        self.broken.get_or_insert(why);
    }

    pub(crate) fn note(&mut self, path: &Path, why: &str) {
        self.note_of(shown(path), why);
    }

    pub(crate) fn note_of(&mut self, name: impl Display, why: &str) {
        if self.notes.len() < NOTES {
            self.notes.push(format!("{name} {why}, and was left out."));
        }
    }

    /// Takes note of an entry; whether any more is taken.
    pub(crate) fn counts(&mut self) -> bool {
        self.entries += 1;
        if self.entries > ENTRIES {
            self.breaks(format!("It holds more than {ENTRIES} files."));
        }
        self.broken.is_none()
    }

    pub(crate) fn unpacks(&mut self, bytes: u64) {
        self.unpacked += bytes;
        if self.unpacked > UNPACKED {
            self.breaks(format!("It unpacks to more than {} MiB.", UNPACKED >> 20));
        }
    }

    /// Takes a source file.
    pub(crate) fn take(&mut self, path: PathBuf, file: impl Read) {
        let name = path.as_os_str().as_encoded_bytes();
        let long = |part: Component| part.as_os_str().len() > LONGEST;
        if name.contains(&0) || name.len() > 4 * LONGEST || path.components().any(long) {
            return self.note_of("A file", "has an impossible name");
        }
        let mut bytes = Vec::new();
        let read = file.take(LARGEST + 1).read_to_end(&mut bytes);
        self.unpacks(bytes.len() as u64);
        match read {
            Err(error) => return self.note(&path, &format!("cannot be read ({error})")),
            Ok(_) if bytes.len() as u64 > LARGEST => {
                return self.note(&path, "is larger than a mebibyte");
            }
            Ok(_) => {}
        }
        // Of two entries of one name no one knows which is meant.
        if self.doubtful.contains(&path) {
            return;
        }
        if self.files.get(&path).is_some_and(|other| *other != bytes) {
            self.files.remove(&path);
            self.note(&path, "is there twice, and differs");
            self.doubtful.insert(path);
            return;
        }
        self.together += bytes.len();
        if self.files.len() >= MOST || self.together > TOGETHER {
            return self.breaks(format!(
                "It holds more than {MOST} source files, or more than {} MiB of them.",
                TOGETHER >> 20
            ));
        }
        self.files.insert(path, bytes);
    }
}

/// Whether a name is that of a file or folder which systems leave everywhere.
pub(crate) fn is_litter(name: &OsStr) -> bool {
    let litter = ["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"];
    name.as_bytes().starts_with(b"._") || litter.iter().any(|one| name.eq_ignore_ascii_case(one))
}

/// A path as it may be told: short, and without letters that cannot be seen.
pub(crate) fn shown(path: &Path) -> String {
    let name: String = path.to_string_lossy().chars().take(LONGEST).collect();
    format!("{name:?}")
}

/// The exercise whose source it may be: that of `03-norms/src/lib.rs`.
fn exercise(path: &Path) -> Option<&OsStr> {
    let parts: Vec<&OsStr> = path.iter().collect();
    let is_exercise = |name: &OsStr| {
        let digits = name.as_bytes().iter().take_while(|letter| letter.is_ascii_digit()).count();
        digits > 0 && name.as_bytes().get(digits) == Some(&b'-')
    };
    let pair = parts.windows(2).find(|pair| is_exercise(pair[0]) && pair[1] == "src")?;
    let is_code = matches!(path.extension().and_then(OsStr::to_str), Some("rs" | "wgsl" | "py"));
    is_code.then_some(pair[0])
}

/// Whether it may be the source of an exercise.
pub(crate) fn is_source(path: &Path) -> bool {
    exercise(path).is_some()
}
