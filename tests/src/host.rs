//! An exercise in WGSL: its host, which is a program as any other, and the kernel beside it.
//!
//! The host reads the kernel when it runs, so that an edit of the kernel compiles no Rust. Called with
//! `--check FILE`, it only says whether that file would do.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub use crate::process::DEVICE;

/// Where a host looks for the kernel that it runs.
pub fn kernel_of(program: &Path) -> PathBuf {
    program.with_extension("wgsl")
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
    let kernel = kernel_of(program);
    // A program that runs meanwhile has either kernel, and no half of one.
    let beside = kernel.with_extension(format!("{}.new", std::process::id()));
    fs::copy(folder.join(source), &beside)
        .and_then(|_| fs::rename(&beside, &kernel))
        .map_err(|error| format!("cannot write {}: {error}", kernel.display()))
}
