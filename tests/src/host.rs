//! An exercise in WGSL: its host, which is a program as any other, and the kernel beside it.
//!
//! The host reads the kernel when it runs, so that an edit of the kernel compiles no Rust. Called with
//! `--check FILE`, it only says whether that file would do.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::language::Language;
pub use crate::process::DEVICE;

/// Where a host looks for the kernel that it runs.
pub fn kernel_of(program: &Path) -> PathBuf {
    beside(program, Language::Wgsl)
}

/// Where a program looks for a file in this language, which it reads when it runs.
pub fn beside(program: &Path, language: Language) -> PathBuf {
    program.with_extension(language.extension())
}

/// Puts the kernel at `source` beside `program`, a host, if it compiles and can be run here.
///
/// # Errors
/// With the compiler's messages, which call the file as `source` does; or with what is missing.
pub fn equip(program: &Path, folder: &Path, source: &Path) -> Result<(), String> {
    let output = Command::new(program)
        .current_dir(folder)
        .arg("--check")
        .arg(source)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{} does not start: {error}", program.display()))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        return Err(String::from_utf8_lossy(&said).into_owned());
    }
    put_beside(program, &folder.join(source), Language::Wgsl)
}

/// Puts the file at `source` beside a program that reads it there when it runs.
///
/// # Errors
/// When it cannot be written.
pub fn put_beside(program: &Path, source: &Path, language: Language) -> Result<(), String> {
    let file = beside(program, language);
    // A program that runs meanwhile has either file, and no half of one.
    let new = file.with_extension(format!("{}.new", std::process::id()));
    fs::copy(source, &new)
        .and_then(|_| fs::rename(&new, &file))
        .map_err(|error| format!("cannot write {}: {error}", file.display()))
}
