//! Where `cargo xtask` begins: runs xtask, built anew where something it is made of has changed.
//!
//! Cargo would see to that itself, but thinks through the whole workspace first, for longer than a verdict takes. So it
//! is asked only in doubt: after each build of xtask a file is kept that is as old as the beginning of that build, and
//! any source or manifest that is not older is doubt.

use std::collections::BTreeSet;
use std::env::{self, consts::EXE_EXTENSION};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use made::{are_older, changed, sources};

#[path = "../../src/made.rs"]
mod made;

fn main() -> ExitCode {
    start().unwrap_or_else(|why| {
        eprintln!("error: {why}");
        ExitCode::from(2)
    })
}

fn start() -> Result<ExitCode, String> {
    let folder = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = folder.as_deref().and_then(|folder| folder.ancestors().nth(2));
    let root = root.ok_or("xtask is run by cargo: `cargo xtask --help`")?;
    let this = env::current_exe().map_err(|error| format!("no place of its own: {error}"))?;
    let xtask = this.with_file_name("xtask").with_extension(EXE_EXTENSION);
    let begun = this.with_file_name("xtask.begun");
    if !is_fresh(&xtask, &begun, &this, root) {
        if io::stderr().is_terminal() {
            let what = if xtask.exists() {
                "anew: some seconds"
            } else {
                "for the first time: half a minute"
            };
            eprintln!("Compiling xtask {what}.");
        }
        let beginning = begun.with_extension("begins");
        let kept = fs::write(&beginning, "");
        let cargo = env::var_os("CARGO");
        let built = Command::new(cargo.as_deref().unwrap_or(OsStr::new("cargo")))
            .current_dir(root)
            .args(["build", "--quiet", "--package", "xtask"])
            .status()
            .map_err(|error| format!("cargo does not start: {error}"))?;
        if !built.success() {
            // Cargo has said why.
            return Ok(ExitCode::from(2));
        }
        // Without it cargo is asked the next time too.
        let _ = kept.and_then(|()| fs::rename(beginning, begun));
    }
    become_(Command::new(&xtask).args(env::args_os().skip(1)))
        .map_err(|error| format!("{} does not start: {error}", xtask.display()))
}

/// Whether `xtask` was built of what is in `root` now, by a build begun when the file `begun` was made, and by the
/// compiler and with the flags that `this` was.
fn is_fresh(xtask: &Path, begun: &Path, this: &Path, root: &Path) -> bool {
    let fresh = || {
        let begun = changed(begun)?;
        let sources = sources(&xtask.with_extension("d"), root)?;
        let folders: BTreeSet<&Path> =
            sources.iter().filter_map(|source| source.parent()).collect();
        let manifest = |folder: &Path| folder.join("Cargo.toml");
        let manifests: BTreeSet<PathBuf> = folders
            .into_iter()
            .filter_map(|folder| {
                folder.ancestors().map(manifest).find(|manifest| manifest.exists())
            })
            .collect();
        let others = ["Cargo.toml", "Cargo.lock", ".cargo/config.toml"].map(|file| root.join(file));
        // Another course may have the same target folder.
        let ours = sources.contains(&root.join("xtask/src/main.rs"));
        Some(
            ours && xtask.exists()
                && are_older([this], begun)
                && are_older(sources.iter().chain(&manifests).chain(&others), begun),
        )
    };
    fresh().unwrap_or(false)
}

/// Becomes this program, where the system can do that; else runs it.
#[cfg(unix)]
fn become_(program: &mut Command) -> io::Result<ExitCode> {
    Err(std::os::unix::process::CommandExt::exec(program))
}

/// Becomes this program, where the system can do that; else runs it.
#[cfg(not(unix))]
fn become_(program: &mut Command) -> io::Result<ExitCode> {
    let code = program.status()?.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
