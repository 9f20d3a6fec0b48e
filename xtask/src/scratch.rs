//! A temporary folder to measure in, or to make something whole in, gone at the end whatever the end is.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{env, fs, io, process};

/// A temporary folder. It is removed when dropped, and also when this process is interrupted or
/// killed.
pub struct Scratch {
    path: PathBuf,
    /// A shell that waits for our end of a pipe to close, and then removes the folder: the pipe
    /// closes with our last breath, however we end.
    keeper: Option<Child>,
}

/// Waits until nothing more can be read; then removes the folder, once more after a while for what the
/// interrupted processes may still have written.
const KEEPER: &str = r#"trap "" INT TERM HUP
read -r _
rm -rf -- "$1" || { sleep 2; rm -rf -- "$1"; }"#;

impl Scratch {
    /// A new empty folder, where the system has its temporary files.
    pub fn new(name: &str) -> io::Result<Self> {
        Self::within(&env::temp_dir(), name)
    }

    /// A new empty folder in another: what is made in it can be moved to where that one lies.
    pub fn within(folder: &Path, name: &str) -> io::Result<Self> {
        let path = folder.join(format!("{name}-{}", process::id()));
        fs::create_dir(&path)?;
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "sh"]).arg(&path);
        keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        // A group of its own: what interrupts us must not interrupt it before it can ignore that.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut keeper, 0);
        Ok(Self { path, keeper: keeper.spawn().ok() })
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            drop(keeper.stdin.take());
            let _ = keeper.wait();
        }
        // Where there is no shell.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Copies a folder without what was built or generated in it on this machine.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let name = entry.file_name();
        let hidden = name.to_string_lossy().starts_with('.') && name != ".cargo";
        let built =
            kind.is_dir() && ["target", "node_modules", "out"].iter().any(|one| name == *one);
        if hidden || built {
            continue;
        }
        let to = to.join(&name);
        if kind.is_dir() {
            copy(&entry.path(), &to)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_leaves_out_what_was_built_and_goes_away() {
        let from = Scratch::new("gradus-scratch-from").unwrap();
        let to = Scratch::new("gradus-scratch-to").unwrap();
        for file in ["a/b.rs", ".cargo/config.toml", "target/debug/c", ".git/d", "e.toml"] {
            let path = from.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        copy(from.path(), to.path()).unwrap();
        let copied = |file: &str| fs::read_to_string(to.path().join(file)).ok();
        for file in ["a/b.rs", ".cargo/config.toml", "e.toml"] {
            assert_eq!(copied(file).as_deref(), Some(file));
        }
        for file in ["target/debug/c", ".git/d"] {
            assert_eq!(copied(file), None);
        }
        let path = to.path().to_path_buf();
        drop(to);
        assert!(!path.exists());
    }
}
