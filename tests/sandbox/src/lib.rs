//! A program that nobody trusts, run where it can reach nothing but what it is given.
//!
//! The launcher `confine` is linked to beside the program under another name, with its [`Rules`] in a file of
//! that name. Whoever starts the link starts the program, confined: the grader need not know. In order it
//!
//! 1. sets resource limits;
//! 2. shuts off the file system but for what the rules name, the network, and signals to others (Landlock);
//! 3. becomes a user of its own, whose threads are counted;
//! 4. drops the capabilities of root, for good;
//! 5. shuts off system calls that a computation has no use for (seccomp);
//! 6. becomes the program, which ends with whoever started it.
//!
//! A launcher whose program starts others may itself be started in a [`bubble`].

pub mod bubble;
mod calls;
mod confine;
mod files;
mod threads;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use confine::{Isolation, enter};

/// What a confined program may do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The program.
    pub program: PathBuf,
    /// Whether it may do as it likes, but for the limits: where a machine has nothing to confine it by.
    pub trusted: bool,
    /// Files and folders that it may read and execute, besides itself and the system's libraries.
    pub reads: Vec<PathBuf>,
    /// Folders in which it may do as it likes.
    pub writes: Vec<PathBuf>,
    /// Whether it may start other programs.
    pub starts_programs: bool,
    /// Whether it speaks to a device with Vulkan.
    pub uses_device: bool,
    /// The largest file that it may write, in bytes.
    pub file: u64,
    /// The files it may have open.
    pub open: u64,
    /// The time it may compute, in seconds.
    pub seconds: u64,
    /// The threads it may have, where it starts no programs and speaks to no device; without, they are not counted.
    pub threads: Option<u64>,
    /// The memory that it may address, in bytes; without, it waits until the grader limits it.
    pub memory: Option<u64>,
}

/// Where the rules of a launcher lie.
pub fn rules_of(launcher: &Path) -> PathBuf {
    let mut name = launcher.file_name().unwrap_or_default().to_owned();
    name.push(".rules");
    launcher.with_file_name(name)
}

/// Links the launcher `confine` to `launcher`, which runs the program of `rules` from now on.
///
/// # Errors
/// When a file cannot be written.
pub fn equip(confine: &Path, launcher: &Path, rules: &Rules) -> io::Result<()> {
    if let Some(folder) = launcher.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(rules_of(launcher), serde_json::to_vec(rules)?)?;
    match fs::remove_file(launcher) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::hard_link(confine, launcher).or_else(|_| fs::copy(confine, launcher).map(drop))
}
