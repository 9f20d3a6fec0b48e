//! What a class has handed in, out of a folder or an archive that nobody vouches for.
//!
//! Nothing is unpacked to disk: of all that an archive holds only regular files that may be sources of an exercise
//! are read, each up to a limit, and where they lie is only compared with names that we know. What one student
//! has packed counts for that student alone.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, Cursor, Read, Seek};
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path, PathBuf};

use flate2::read::GzDecoder;
use walkdir::WalkDir;
use zip::ZipArchive;

use crate::download::Owner;
use crate::tree::{Tree, UNPACKED, is_litter, is_source, shown};

/// The largest archive within an archive, in bytes.
const NESTED: u64 = 64 << 20;
/// How deep archives may lie in archives of what a student has handed in.
const DEPTH: usize = 2;
/// How deep a class may lie in folders that hold nothing else.
const STEPS: usize = 4;
/// What Gradescope calls the folder of a submission.
const GRADESCOPES: &str = "submission";

/// What a class has handed in: a tree for each folder or archive that is a student's, by its name.
#[derive(Debug, Default)]
pub struct Forest {
    /// The trees.
    pub trees: BTreeMap<OsString, Tree>,
    /// What is to be told of the whole.
    pub notes: BTreeSet<String>,
    /// Where in an archive the students' folders lie.
    root: PathBuf,
    /// Whether an exercise lies there, so that they are no students'.
    is_one: bool,
}

impl Forest {
    /// What lies in a folder or an archive with a folder or an archive for each student.
    ///
    /// Where it holds one alone, and that is itself a class by its shape, that is read.
    ///
    /// # Errors
    /// When it cannot be read at all; what is wrong with one student's part is that student's.
    pub fn read(path: &Path) -> Result<Self, String> {
        let whole = Self::at(path, Path::new(""))?;
        let (mut path, mut root) = (path.to_path_buf(), PathBuf::new());
        let mut only = whole.only();
        for _ in 0..STEPS {
            let Some(name) = only else { break };
            if path.is_dir() { &mut path } else { &mut root }.push(name);
            let Ok(mut below) = Self::at(&path, &root) else { break };
            if below.is_class() {
                let place = if root.as_os_str().is_empty() { &path } else { &root };
                below.notes.extend(whole.notes);
                below.notes.insert(format!("The submissions are what lies in {}.", shown(place)));
                return Ok(below);
            }
            only = below.only();
        }
        Ok(whole)
    }

    /// What lies there, an archive's part under `root`.
    fn at(path: &Path, root: &Path) -> Result<Self, String> {
        let mut forest = Self { root: root.into(), ..Self::default() };
        match Archive::of(path) {
            Some(Archive::Other) if path.is_file() => {
                return Err(format!("{} {UNREAD}", path.display()));
            }
            Some(_) if path.is_file() => {
                forest.take_archive(path, Path::new(""), open(path)?, DEPTH + 1)?;
            }
            _ => forest.take_class(path)?,
        }
        Ok(forest)
    }

    /// The only one, unless it is called as a student's.
    fn only(&self) -> Option<OsString> {
        let name = self.trees.keys().next().filter(|_| self.trees.len() == 1 && !self.is_one)?;
        let is_students = *name == *GRADESCOPES || name.to_str().and_then(Owner::of).is_some();
        (!is_students).then(|| name.clone())
    }

    /// Whether it is a class by its shape: two have the same exercise, or one is called as a student's.
    fn is_class(&self) -> bool {
        let mut seen = BTreeSet::new();
        let mut exercises = self.trees.values().flat_map(Tree::exercises);
        let is_shared = exercises.any(|exercise| !seen.insert(exercise));
        let is_students = |name: &OsString| name.to_str().and_then(Owner::of).is_some();
        !self.is_one && (is_shared || self.trees.keys().any(is_students))
    }

    /// The tree to which a path belongs, and the path in it.
    fn tree(&mut self, path: &Path) -> (&mut Tree, PathBuf) {
        let mut parts = path.components();
        let student = parts.next().map_or(OsStr::new(""), Component::as_os_str).to_owned();
        let inside = parts.as_path().to_path_buf();
        (self.trees.entry(student).or_default(), inside)
    }

    /// Whether what lies among the students' is one of them; what else it is, is told.
    fn is_students(&mut self, name: &OsStr, is_folder: bool, is_regular: bool) -> bool {
        let path = Path::new(name);
        let archive = Archive::of(path).filter(|_| is_regular);
        let is_hidden = name.as_bytes().starts_with(b".");
        let is_owned = || is_regular && name.to_str().and_then(Owner::of).is_some();
        match archive {
            _ if is_litter(name) => return false,
            _ if is_hidden => {}
            _ if is_folder => return true,
            Some(Archive::Other) => {
                self.tree(path).0.note(path, UNREAD);
                return false;
            }
            Some(_) => return true,
            None if is_owned() => {
                self.tree(path).0.note(path, "is neither a folder nor an archive");
                return false;
            }
            None => {}
        }
        self.notes.insert(format!("{} is no submission, and was left out.", shown(path)));
        false
    }

    fn take_class(&mut self, folder: &Path) -> Result<(), String> {
        let told = |error: io::Error| format!("{}: {error}", folder.display());
        for entry in fs::read_dir(folder).map_err(told)? {
            let entry = entry.map_err(told)?;
            let (path, name) = (entry.path(), PathBuf::from(entry.file_name()));
            // A link may lead anywhere.
            let kind = entry.file_type().map_err(told)?;
            if !self.is_students(name.as_os_str(), kind.is_dir(), kind.is_file()) {
                continue;
            }
            if kind.is_dir() {
                self.take_folder(&path, &name);
                continue;
            }
            match open(&path) {
                Ok(file) => self.take_nested(&name, file, DEPTH),
                Err(why) => self.tree(&name).0.breaks(why),
            }
        }
        Ok(())
    }

    /// Takes the folder of a student.
    fn take_folder(&mut self, folder: &Path, student: &Path) {
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let place = |path: &Path| student.join(path.strip_prefix(folder).unwrap_or(path));
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.depth() == 0 => {
                    return self.tree(student).0.breaks(error.to_string());
                }
                Err(error) => {
                    let (tree, inside) = self.tree(&place(error.path().unwrap_or(folder)));
                    tree.note(&inside, "cannot be read");
                    continue;
                }
            };
            let path = place(entry.path());
            if !self.counts(&path) {
                break;
            }
            let (tree, inside) = self.tree(&path);
            let is_source = is_source(&inside);
            let archive = Archive::of(&inside);
            if !(is_source || archive.is_some()) || inside.iter().any(is_litter) {
                continue;
            }
            let kind = entry.file_type();
            if !kind.is_file() {
                let what = if kind.is_dir() { "is a folder" } else { "is not a regular file" };
                let what = if kind.is_symlink() { "is a link" } else { what };
                tree.note(&inside, what);
                continue;
            }
            match File::open(entry.path()) {
                _ if archive == Some(Archive::Other) => tree.note(&inside, UNREAD),
                Err(error) => tree.note(&inside, &format!("cannot be read ({error})")),
                Ok(file) if is_source => tree.take(inside, file),
                Ok(file) => self.take_nested(&path, file, DEPTH),
            }
        }
    }

    /// Takes note of an entry; whether any more of its student is taken.
    fn counts(&mut self, path: &Path) -> bool {
        // As in the course, or without the folder that holds them there.
        let course = path.strip_prefix("exercises").unwrap_or(path);
        let below: PathBuf = course.iter().skip(1).collect();
        self.is_one |= is_source(course) && !is_source(&below);
        self.tree(path).0.counts()
    }

    /// Takes an archive within another, or within a folder: what is wrong with it is told of its owner alone.
    fn take_nested(&mut self, path: &Path, archive: impl Read + Seek, depth: usize) {
        if let Err(why) = self.take_archive(path, path, archive, depth) {
            let (tree, inside) = self.tree(path);
            // The whole of what was handed in, or a part of it.
            if inside.as_os_str().is_empty() {
                tree.breaks(why);
            } else {
                tree.note(&inside, &format!("cannot be read ({why})"));
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
        match Archive::of(name) {
            Some(Archive::Zip) => self.take_zip(under, archive, depth),
            Some(Archive::Tar) => self.take_tar(under, archive, depth),
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
                Err(error) if is_class(under) => return Err(told(&error)),
                Err(error) => {
                    let (tree, _) = self.tree(under);
                    tree.note_of("A file", &format!("cannot be read ({error})"));
                    continue;
                }
            };
            let path = match entry.name() {
                Ok(name) => name.replace('\\', "/").into(),
                Err(_) => PathBuf::from(OsStr::from_bytes(entry.name_raw())),
            };
            let is_regular = entry.is_file();
            let is_folder = entry.is_dir();
            if !self.take_entry(Some(path), is_regular, is_folder, under, entry, depth) {
                break;
            }
        }
        Ok(())
    }

    fn take_tar(&mut self, under: &Path, archive: impl Read, depth: usize) -> Result<(), String> {
        let told = |error: io::Error| format!("The archive is damaged: {error}.");
        // What a student has packed must be unpacked as a whole; what was downloaded has no owner.
        let is_class = is_class(under);
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
            Some(why) if is_class || !self.tree(under).0.is_broken() => Err(why),
            _ => Ok(()),
        }
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
        let is_class = is_class(under);
        let harmless = |part| matches!(part, Component::Normal(_) | Component::CurDir);
        let Some(path) = path else {
            return self.refuse(under, "A file", "has an impossible name");
        };
        if !path.components().all(harmless) {
            return self.refuse(under, shown(&path), "leads out of the archive");
        }
        let is_name = |part: &Component| *part != Component::CurDir;
        let mut path: PathBuf = under.join(path).components().filter(is_name).collect();
        if is_class {
            // What lies beside the class is none of it.
            let Ok(inside) = path.strip_prefix(&self.root) else { return true };
            let Some(name) = inside.iter().next() else { return true };
            let is_name = name.len() == inside.as_os_str().len();
            if !self.is_students(name, is_folder || !is_name, is_regular) {
                return true;
            }
            path = inside.to_path_buf();
            if is_name && !is_folder {
                self.unpack(&path, entry, depth);
                return true;
            }
        }
        if !self.counts(&path) {
            // Others may follow.
            return is_class;
        }
        let (tree, inside) = self.tree(&path);
        if inside.iter().any(is_litter) {
            return true;
        }
        if is_source(&inside) {
            if is_regular {
                tree.take(inside, entry);
            } else if !is_folder {
                tree.note(&inside, "is not a regular file");
            } else {
                tree.note(&inside, "is a folder");
            }
        } else if is_regular {
            match Archive::of(&inside) {
                Some(Archive::Other) => tree.note(&inside, UNREAD),
                Some(_) => self.unpack(&path, entry, depth),
                None => {}
            }
        }
        true
    }

    /// Tells of an entry that has no place; whether more are taken.
    fn refuse(&mut self, under: &Path, name: impl Display, why: &str) -> bool {
        if is_class(under) {
            self.notes.insert(format!("{name} {why}, and was left out."));
            return true;
        }
        let (tree, _) = self.tree(under);
        tree.note_of(name, why);
        tree.counts()
    }

    /// Takes an archive in an archive.
    fn unpack(&mut self, path: &Path, entry: impl Read, depth: usize) {
        let (tree, inside) = self.tree(path);
        let name = if inside.as_os_str().is_empty() { path } else { &*inside };
        if depth <= 1 {
            return tree.note(name, "is an archive too deep in archives");
        }
        let mut bytes = Vec::new();
        let read = entry.take(NESTED + 1).read_to_end(&mut bytes);
        tree.unpacks(bytes.len() as u64);
        match read {
            Err(error) => tree.note(name, &format!("cannot be read ({error})")),
            Ok(_) if bytes.len() as u64 > NESTED => tree.note(name, "is too large"),
            Ok(_) => self.take_nested(path, Cursor::new(bytes), depth - 1),
        }
    }
}

fn open(path: &Path) -> Result<File, String> {
    File::open(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Whether what lies in `under` are students.
fn is_class(under: &Path) -> bool {
    under.as_os_str().is_empty()
}

/// What is said of archives that are not read.
const UNREAD: &str = "is an archive of a kind that is not read (.zip, .tar, .tar.gz and .tgz are)";

/// The kind of an archive, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Archive {
    /// `.zip`.
    Zip,
    /// `.tar`.
    Tar,
    /// `.tar.gz` or `.tgz`.
    Gzip,
    /// One that is not read.
    Other,
}

impl Archive {
    /// That of a file of this name, in letters of either case; `None` where it is none.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = |path: &Path| path.extension().map(OsStr::to_ascii_lowercase);
        let last = ending(path)?;
        match last.to_str()? {
            "zip" => Some(Self::Zip),
            "tar" => Some(Self::Tar),
            "tgz" => Some(Self::Gzip),
            "gz" if ending(Path::new(path.file_stem()?)).is_some_and(|inner| inner == "tar") => {
                Some(Self::Gzip)
            }
            "7z" | "arj" | "bz2" | "cab" | "dmg" | "gz" | "iso" | "lz" | "lzh" | "lzma" | "rar"
            | "tbz" | "tbz2" | "txz" | "tzst" | "xz" | "z" | "zipx" | "zst" => Some(Self::Other),
            _ => None,
        }
    }
}

/// A name without what says that it is an archive.
pub fn without_ending(name: &OsStr) -> &OsStr {
    let path = Path::new(name);
    let Some(stem) = Archive::of(path).and_then(|_| path.file_stem()) else { return name };
    match Archive::of(Path::new(stem)) {
        Some(Archive::Tar) => Path::new(stem).file_stem().unwrap_or(stem),
        _ => stem,
    }
}
