//! The source files of a submission, out of a folder or an archive that nobody vouches for.
//!
//! Nothing is unpacked to disk: of all that an archive holds only regular files that may be sources are read,
//! each up to a limit, and where they lie is only compared with names that we know.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
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
/// The most entries of any kind that are looked at.
const ENTRIES: usize = 100_000;
/// The most that is unpacked of one archive on the way to its sources, in bytes.
const UNPACKED: u64 = 1 << 30;
/// The largest archive within an archive, in bytes.
const NESTED: u64 = 64 << 20;
/// How deep archives may lie in archives: what is handed in, in what is downloaded.
const DEPTH: usize = 2;

/// Source files, by the path at which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The files.
    pub files: BTreeMap<PathBuf, Vec<u8>>,
    /// What was left out, and why.
    pub notes: Vec<String>,
    entries: usize,
}

impl Tree {
    /// What lies at a path, a folder or an archive.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn read(path: &Path) -> Result<Self, String> {
        let mut tree = Self::default();
        if path.is_dir() {
            tree.take_folder(path)?;
        } else if is_archive(path) {
            let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
            tree.take_archive(path, Path::new(""), file, DEPTH)?;
        } else {
            return Err(format!("{} is neither a folder nor an archive", path.display()));
        }
        Ok(tree)
    }

    fn take_folder(&mut self, folder: &Path) -> Result<(), String> {
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.depth() == 0 => return Err(error.to_string()),
                Err(error) => {
                    self.notes.push(error.to_string());
                    continue;
                }
            };
            self.count()?;
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf();
            if entry.file_type().is_symlink() && (is_source(&path) || is_archive(&path)) {
                self.note(&path, "is a link");
            }
            if !entry.file_type().is_file() || !(is_source(&path) || is_archive(&path)) {
                continue;
            }
            match File::open(entry.path()) {
                Err(error) => self.note(&path, &error.to_string()),
                Ok(file) if is_source(&path) => self.take(path, file)?,
                Ok(file) => {
                    let beside = path.with_extension("");
                    if let Err(why) = self.take_archive(&path, &beside, file, DEPTH - 1) {
                        self.notes.push(why);
                    }
                }
            }
        }
        Ok(())
    }

    fn take_archive(
        &mut self,
        name: &Path,
        under: &Path,
        archive: impl Read + Seek,
        depth: usize,
    ) -> Result<(), String> {
        let told = |error: &dyn std::fmt::Display| format!("{}: {error}", name.display());
        match name.extension().and_then(OsStr::to_str) {
            Some("zip") => {
                let mut archive = ZipArchive::new(archive).map_err(|error| told(&error))?;
                for index in 0..archive.len() {
                    self.count()?;
                    let entry = match archive.by_index(index) {
                        Ok(entry) => entry,
                        Err(error) => {
                            self.notes.push(told(&error));
                            continue;
                        }
                    };
                    let name = match entry.name() {
                        Ok(name) => name.replace('\\', "/"),
                        Err(error) => {
                            self.notes.push(told(&error));
                            continue;
                        }
                    };
                    let path = PathBuf::from(name);
                    if entry.is_file() {
                        self.take_entry(&path, under, entry, depth)?;
                    } else if !entry.is_dir() && is_source(&path) {
                        self.note(&path, "is a link");
                    }
                }
            }
            Some("tar") => self.take_tar(name, under, archive.take(UNPACKED), depth)?,
            _ => self.take_tar(name, under, GzDecoder::new(archive).take(UNPACKED), depth)?,
        }
        Ok(())
    }

    fn take_tar(
        &mut self,
        name: &Path,
        under: &Path,
        archive: impl Read,
        depth: usize,
    ) -> Result<(), String> {
        let told = |error: io::Error| format!("{}: {error}", name.display());
        let mut archive = tar::Archive::new(archive);
        for entry in archive.entries().map_err(told)? {
            self.count()?;
            let entry = match entry {
                Ok(entry) => entry,
                // What follows a torn entry cannot be found.
                Err(error) => {
                    self.notes.push(told(error));
                    break;
                }
            };
            let path = match entry.path() {
                Ok(path) => path.into_owned(),
                Err(error) => {
                    self.notes.push(told(error));
                    continue;
                }
            };
            if entry.header().entry_type().is_file() {
                self.take_entry(&path, under, entry, depth)?;
            } else if is_source(&path) {
                self.note(&path, "is not a regular file");
            }
        }
        Ok(())
    }

    fn take_entry(
        &mut self,
        path: &Path,
        under: &Path,
        entry: impl Read,
        depth: usize,
    ) -> Result<(), String> {
        if !(is_source(path) || is_archive(path)) {
            return Ok(());
        }
        let harmless = |part| matches!(part, Component::Normal(_) | Component::CurDir);
        if !path.components().all(harmless) {
            self.note(path, "leads out of the archive");
            return Ok(());
        }
        let path = under.join(path);
        if is_source(&path) {
            return self.take(path, entry);
        }
        if depth <= 1 {
            self.note(&path, "is an archive too deep in archives");
            return Ok(());
        }
        let mut bytes = Vec::new();
        match entry.take(NESTED + 1).read_to_end(&mut bytes) {
            Err(error) => self.note(&path, &error.to_string()),
            Ok(_) if bytes.len() as u64 > NESTED => self.note(&path, "is too large"),
            Ok(_) => {
                let beside = path.with_extension("");
                if let Err(why) = self.take_archive(&path, &beside, Cursor::new(bytes), depth - 1) {
                    self.notes.push(why);
                }
            }
        }
        Ok(())
    }

    /// Takes a source file.
    fn take(&mut self, path: PathBuf, file: impl Read) -> Result<(), String> {
        let name = path.as_os_str().as_encoded_bytes();
        let long = |part: Component| part.as_os_str().len() > LONGEST;
        if name.contains(&0) || name.len() > 4 * LONGEST || path.components().any(long) {
            self.notes.push("a file with an impossible name was left out".into());
            return Ok(());
        }
        let mut bytes = Vec::new();
        match file.take(LARGEST + 1).read_to_end(&mut bytes) {
            Err(error) => self.note(&path, &error.to_string()),
            Ok(_) if bytes.len() as u64 > LARGEST => self.note(&path, "is larger than a mebibyte"),
            Ok(_) => {
                if self.files.len() >= MOST {
                    return Err(format!("it holds more than {MOST} source files"));
                }
                // Of two entries of one name no one knows which is meant.
                if self.files.get(&path).is_some_and(|other| *other != bytes) {
                    self.files.remove(&path);
                    self.note(&path, "is there twice, and differs");
                } else {
                    self.files.insert(path, bytes);
                }
            }
        }
        Ok(())
    }

    fn note(&mut self, path: &Path, why: &str) {
        self.notes.push(format!("{} {why}, and was left out", path.display()));
    }

    fn count(&mut self) -> Result<(), String> {
        self.entries += 1;
        if self.entries > ENTRIES {
            return Err(format!("it holds more than {ENTRIES} files"));
        }
        Ok(())
    }
}

fn is_source(path: &Path) -> bool {
    matches!(path.extension().and_then(OsStr::to_str), Some("rs" | "wgsl" | "py"))
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
