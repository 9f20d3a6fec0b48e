//! Compiling an exercise again after an edit, without asking cargo.
//!
//! When only the sources of one exercise have changed, cargo would run the very `rustc` command that it
//! ran before. So the command is kept, and run again at once: that spares cargo's own start, about half
//! of the time a reader waits. In any doubt, and after any error, cargo decides.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;
use std::{env, fs};

use crate::made::{are_older, changed, sources};
use crate::whole::write_whole;

/// A program of the course, as cargo compiles it.
pub struct Unit<'c> {
    /// The root of the course, where cargo runs rustc.
    pub root: &'c Path,
    /// The folder of the package.
    pub folder: PathBuf,
    /// The package, which is the program's name.
    pub package: String,
    /// The program.
    pub program: PathBuf,
    /// What else decides how it is compiled.
    pub manifests: Vec<PathBuf>,
}

impl Unit<'_> {
    /// Whether the program is newer than everything it was made from.
    pub fn is_fresh(&self) -> bool {
        let Some(made) = changed(&self.program) else { return false };
        sources(&self.program.with_extension("d"), self.root)
            .is_some_and(|sources| are_older(sources, made))
            && !self.is_of_another_course()
            && are_older(&self.manifests, made)
    }

    /// Whether the program was made from the sources of another course, with which this one shares a target
    /// folder. Cargo takes such a program for its own where it is newer than the sources here.
    pub fn is_of_another_course(&self) -> bool {
        sources(&self.program.with_extension("d"), self.root)
            .is_some_and(|sources| !sources.iter().any(|source| source.starts_with(&self.folder)))
    }

    /// Keeps the command that cargo says it ran, if it says so.
    pub fn keep_command(&self, said: &str) {
        let marker = format!("--crate-name {} ", self.package.replace('-', "_"));
        let command = said
            .lines()
            .filter_map(|line| line.trim().strip_prefix("Running `")?.strip_suffix('`'))
            .find(|command| command.contains(&marker));
        if let Some(command) = command {
            // Without it the next edit only takes a little longer.
            let _ = write_whole(&self.kept(), command.as_bytes());
        }
    }

    /// Runs the kept command again; whether that made the program anew, from the sources as they
    /// were at `begun`.
    pub fn run_again(&self, begun: SystemTime) -> bool {
        let made = self.try_again().is_some();
        if made {
            self.made_from_sources_of(begun);
        }
        made
    }

    /// Dates the program to when its compilation began: what is saved meanwhile is newer.
    pub fn made_from_sources_of(&self, begun: SystemTime) {
        if let Ok(program) = fs::File::options().append(true).open(&self.program) {
            let _ = program.set_modified(begun);
        }
    }

    fn try_again(&self) -> Option<()> {
        let decides = |(name, _): &(std::ffi::OsString, _)| {
            let name = name.to_string_lossy();
            ["RUSTFLAGS", "RUSTC", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_", "CARGO_PROFILE_"]
                .iter()
                .any(|prefix| name.starts_with(prefix))
        };
        if env::vars_os().any(|variable| decides(&variable)) {
            return None;
        }
        let kept = self.kept();
        let made = changed(&kept)?;
        // Another check may do the same at this moment: the second waits, and finds it done.
        let turn = fs::File::open(&kept).ok()?;
        turn.lock().ok()?;
        if self.is_fresh() {
            return Some(());
        }
        let before = sources(&self.program.with_extension("d"), self.root)?;
        let others = before.iter().filter(|source| !source.starts_with(&self.folder));
        if !are_older(others.chain(&self.manifests), made) {
            return None;
        }
        let words = shell_words::split(&fs::read_to_string(&kept).ok()?).ok()?;
        let (rustc, arguments) = words.split_first()?;
        let after = |option: &str| {
            let place = arguments.iter().position(|argument| argument == option)?;
            arguments.get(place + 1)
        };
        let name =
            arguments.iter().find_map(|argument| argument.strip_prefix("extra-filename="))?;
        let output = Path::new(after("--out-dir")?).join(self.package.replace('-', "_") + name);
        let status = Command::new(rustc)
            .current_dir(self.root)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .ok()?;
        let list = output.with_extension("d");
        let reads_cargo = fs::read_to_string(&list).ok()?.contains("# env-dep:CARGO");
        let now = sources(&list, self.root)?;
        // A module that is new or gone is for cargo to note.
        if !status.success() || reads_cargo || !now.is_subset(&before) {
            return None;
        }
        let made = output.with_extension(env::consts::EXE_EXTENSION);
        fs::remove_file(&self.program).ok()?;
        fs::hard_link(&made, &self.program)
            .or_else(|_| fs::copy(&made, &self.program).map(drop))
            .ok()
    }

    fn kept(&self) -> PathBuf {
        self.program.with_extension("rustc")
    }
}
