//! The source files of a submission, out of a folder or an archive that nobody vouches for.
//!
//! Nothing is unpacked to disk: of all that an archive holds only regular files that may be sources of an exercise
//! are read, each up to a limit, and where they lie is only compared with names that we know. What one student
//! has packed counts for that student alone.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Display;
use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::path::{Component, Path, PathBuf};

use flate2::read::GzDecoder;
use walkdir::WalkDir;
use zip::ZipArchive;

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
const UNPACKED: u64 = 256 << 20;
/// The largest archive within an archive, in bytes.
const NESTED: u64 = 64 << 20;
/// How deep archives may lie in archives: what is handed in, in what is downloaded.
const DEPTH: usize = 2;
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
    entries: usize,
    together: usize,
    unpacked: u64,
}

impl Tree {
    /// What lies at a path, a folder or an archive.
    ///
    /// # Errors
    /// When it cannot be read at all, or holds too much.
    pub fn read(path: &Path) -> Result<Self, String> {
        let mut forest = Forest { split: false, trees: BTreeMap::new() };
        if path.is_dir() {
            forest.take_folder(path)?;
        } else if is_archive(path) {
            forest.take_archive(path, Path::new(""), open(path)?, DEPTH)?;
        } else {
            return Err(format!("{} is neither a folder nor an archive", path.display()));
        }
        forest.trees.remove("").unwrap_or_default().whole()
    }

    /// What lies in an archive with a folder or an archive for each student, by student.
    ///
    /// # Errors
    /// When it cannot be read at all; what is wrong with one student's part is that student's.
    pub fn read_class(path: &Path) -> Result<BTreeMap<String, Result<Self, String>>, String> {
        let mut forest = Forest { split: true, trees: BTreeMap::new() };
        forest.take_archive(path, Path::new(""), open(path)?, DEPTH)?;
        Ok(forest.trees.into_iter().map(|(student, tree)| (student, tree.whole())).collect())
    }

    fn whole(self) -> Result<Self, String> {
        match self.broken {
            Some(why) => Err(why),
            None => Ok(self),
        }
    }

    /// Takes nothing any more.
    fn breaks(&mut self, why: String) {
        self.files.clear();
        self.broken.get_or_insert(why);
    }

    fn note(&mut self, path: &Path, why: &str) {
        self.note_of(shown(path), why);
    }

    fn note_of(&mut self, name: impl Display, why: &str) {
        if self.notes.len() < NOTES {
            self.notes.push(format!("{name} {why}, and was left out."));
        }
    }

    /// Takes note of an entry; whether any more is taken.
    fn counts(&mut self) -> bool {
        self.entries += 1;
        if self.entries > ENTRIES {
            self.breaks(format!("It holds more than {ENTRIES} files."));
        }
        self.broken.is_none()
    }

    fn unpacks(&mut self, bytes: u64) {
        self.unpacked += bytes;
        if self.unpacked > UNPACKED {
            self.breaks(format!("It unpacks to more than {} MiB.", UNPACKED >> 20));
        }
    }

    /// Takes a source file.
    fn take(&mut self, path: PathBuf, file: impl Read) {
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
        if self.files.get(&path).is_some_and(|other| *other != bytes) {
            self.files.remove(&path);
            return self.note(&path, "is there twice, and differs");
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

/// One tree, or one for each student.
struct Forest {
    /// Whether the first folder of a path is a student's.
    split: bool,
    trees: BTreeMap<String, Tree>,
}

impl Forest {
    /// The tree to which a path belongs, and the path in it.
    fn tree(&mut self, path: &Path) -> (&mut Tree, PathBuf) {
        let mut parts = path.components();
        let student = if self.split { parts.next() } else { None };
        let student = student.map(|part| part.as_os_str().to_string_lossy().into_owned());
        let inside = parts.as_path().to_path_buf();
        (self.trees.entry(student.unwrap_or_default()).or_default(), inside)
    }

    fn take_folder(&mut self, folder: &Path) -> Result<(), String> {
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.depth() == 0 => return Err(error.to_string()),
                Err(error) => {
                    let path = error.path().unwrap_or(folder);
                    let inside = path.strip_prefix(folder).unwrap_or(path).to_path_buf();
                    self.tree(&inside).0.note(&inside, "cannot be read");
                    continue;
                }
            };
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf();
            if !self.tree(&path).0.counts() {
                break;
            }
            let kind = entry.file_type();
            if !(is_source(&path) || is_archive(&path)) {
                continue;
            }
            if !kind.is_file() {
                let what = if kind.is_dir() { "is a folder" } else { "is not a regular file" };
                let what = if kind.is_symlink() { "is a link" } else { what };
                self.tree(&path).0.note(&path, what);
                continue;
            }
            match File::open(entry.path()) {
                Err(error) => {
                    self.tree(&path).0.note(&path, &format!("cannot be read ({error})"));
                }
                Ok(file) if is_source(&path) => self.tree(&path).0.take(path.clone(), file),
                Ok(file) => self.take_nested(&path, file, DEPTH - 1),
            }
        }
        Ok(())
    }

    /// Takes an archive within another, or within a folder: what is wrong with it is told of its owner alone.
    fn take_nested(&mut self, path: &Path, archive: impl Read + Seek, depth: usize) {
        let beside = beside(path);
        if let Err(why) = self.take_archive(path, &beside, archive, depth) {
            let (tree, inside) = self.tree(&beside);
            // The whole of what was handed in, or a part of it.
            if inside.as_os_str().is_empty() {
                tree.breaks(why);
            } else {
                tree.note(path, &format!("cannot be read ({why})"));
            }
        }
    }

    fn take_archive(
        &mut self,
        name: &Path,
        under: &Path,
        archive: impl Read + Seek,
        depth: usize,
    ) -> Result<(), String> {
        match name.extension().and_then(OsStr::to_str) {
            Some("zip") => self.take_zip(under, archive, depth),
            Some("tar") => self.take_tar(under, archive, depth),
            _ => self.take_tar(under, GzDecoder::new(archive), depth),
        }
    }

    fn take_zip(
        &mut self,
        under: &Path,
        archive: impl Read + Seek,
        depth: usize,
    ) -> Result<(), String> {
        let told = |error: &dyn Display| format!("The archive is damaged: {error}.");
        let mut archive = ZipArchive::new(archive).map_err(|error| told(&error))?;
        for index in 0..archive.len() {
            let entry = match archive.by_index(index) {
                Ok(entry) => entry,
                Err(error) if self.is_class(under) => return Err(told(&error)),
                Err(error) => {
                    let (tree, _) = self.tree(under);
                    tree.note_of("A file", &format!("cannot be read ({error})"));
                    continue;
                }
            };
            let path = entry.name().map(|name| PathBuf::from(name.replace('\\', "/")));
            let is_regular = entry.is_file();
            let is_folder = entry.is_dir();
            if !self.take_entry(path.ok(), is_regular, is_folder, under, entry, depth) {
                break;
            }
        }
        Ok(())
    }

    fn take_tar(&mut self, under: &Path, archive: impl Read, depth: usize) -> Result<(), String> {
        let told = |error: std::io::Error| format!("The archive is damaged: {error}.");
        // What a student has packed must be unpacked as a whole; what was downloaded has no owner.
        let is_class = self.is_class(under);
        let most = if is_class { u64::MAX } else { UNPACKED + 1 };
        let mut limited = archive.take(most);
        let mut archive = tar::Archive::new(&mut limited);
        let mut torn = None;
        for entry in archive.entries().map_err(told)? {
            let entry = match entry {
                Ok(entry) => entry,
                // What follows a torn entry cannot be found.
                Err(error) => {
                    torn = Some(told(error));
                    break;
                }
            };
            let path = entry.path().ok().map(std::borrow::Cow::into_owned);
            let kind = entry.header().entry_type();
            if !self.take_entry(path, kind.is_file(), kind.is_dir(), under, entry, depth) {
                break;
            }
        }
        let unpacked = most - limited.limit();
        if !is_class {
            self.tree(under).0.unpacks(unpacked);
        }
        match torn {
            // Where it was left off, it ends in the middle.
            Some(why) if self.tree(under).0.broken.is_none() => Err(why),
            _ => Ok(()),
        }
    }

    /// Whether what lies in `under` are students.
    fn is_class(&self, under: &Path) -> bool {
        self.split && under.as_os_str().is_empty()
    }

    /// Takes an entry of an archive; whether more are taken.
    fn take_entry(
        &mut self,
        path: Option<PathBuf>,
        is_regular: bool,
        is_folder: bool,
        under: &Path,
        entry: impl Read,
        depth: usize,
    ) -> bool {
        let is_class = self.is_class(under);
        let harmless = |part| matches!(part, Component::Normal(_) | Component::CurDir);
        let Some(path) = path else {
            if !is_class {
                self.tree(under).0.note_of("A file", "has an impossible name");
            }
            return is_class || self.tree(under).0.counts();
        };
        if !path.components().all(harmless) {
            if !is_class {
                self.tree(under).0.note(&path, "leads out of the archive");
            }
            return is_class || self.tree(under).0.counts();
        }
        let path: PathBuf = under.join(path).components().collect();
        if is_class && !is_folder && path.components().count() < 2 {
            // A file beside the students, or all that one has handed in.
            if is_regular && is_archive(&path) {
                self.unpack(&path, entry, depth);
            }
            return true;
        }
        let (tree, inside) = self.tree(&path);
        if !tree.counts() {
            // Others may follow.
            return is_class;
        }
        if is_source(&inside) {
            if is_regular {
                tree.take(inside, entry);
            } else if !is_folder {
                tree.note(&inside, "is not a regular file");
            } else {
                tree.note(&inside, "is a folder");
            }
        } else if is_archive(&inside) && is_regular {
            self.unpack(&path, entry, depth);
        }
        true
    }

    /// Takes an archive in an archive.
    fn unpack(&mut self, path: &Path, entry: impl Read, depth: usize) {
        let beside = beside(path);
        let (tree, _) = self.tree(&beside);
        if depth <= 1 {
            return tree.note(path, "is an archive too deep in archives");
        }
        let mut bytes = Vec::new();
        let read = entry.take(NESTED + 1).read_to_end(&mut bytes);
        tree.unpacks(bytes.len() as u64);
        match read {
            Err(error) => tree.note(path, &format!("cannot be read ({error})")),
            Ok(_) if bytes.len() as u64 > NESTED => tree.note(path, "is too large"),
            Ok(_) => self.take_nested(path, Cursor::new(bytes), depth - 1),
        }
    }
}

fn open(path: &Path) -> Result<File, String> {
    File::open(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The folder in whose place an archive stands.
fn beside(archive: &Path) -> PathBuf {
    let name = archive.file_name().unwrap_or_default().to_string_lossy();
    match without_extension(&name) {
        "" => archive.to_path_buf(),
        stem => archive.with_file_name(stem),
    }
}

/// A path as it may be told: short, and without letters that cannot be seen.
fn shown(path: &Path) -> String {
    let name: String = path.to_string_lossy().chars().take(LONGEST).collect();
    format!("{name:?}")
}

/// Whether it may be a source of an exercise: `03-norms/src/lib.rs`.
fn is_source(path: &Path) -> bool {
    let parts: Vec<&OsStr> = path.iter().collect();
    let is_exercise =
        |name: &OsStr| name.as_encoded_bytes().first().is_some_and(u8::is_ascii_digit);
    parts.windows(2).any(|pair| is_exercise(pair[0]) && pair[1] == "src")
        && matches!(path.extension().and_then(OsStr::to_str), Some("rs" | "wgsl" | "py"))
}

/// Whether a name is that of an archive.
pub fn is_archive(path: &Path) -> bool {
    matches!(path.extension().and_then(OsStr::to_str), Some("zip" | "tar" | "tgz"))
        || path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.ends_with(".tar.gz"))
}

/// A name without what says that it is an archive.
pub fn without_extension(name: &str) -> &str {
    [".zip", ".tar.gz", ".tgz", ".tar"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .unwrap_or(name)
}
