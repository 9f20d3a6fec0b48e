//! Compiling code nobody trusts: rustc alone, confined, in a clean tree that holds no solutions.
//!
//! In the clean tree cargo compiles the stub of every exercise once, and says which rustc commands it runs.
//! A submission costs its own crate: the same command on its sources, in a folder of its own.

use std::collections::BTreeMap;
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use grader::course::Exercise;
use rustix::process::{Pid, Signal, kill_process_group};
use sandbox::{Rules, equip};

/// How long a submission may compile.
const PATIENCE: Duration = Duration::from_mins(1);

/// The most that is kept of what the compiler says, in bytes.
const SAID: usize = 16 << 10;

const MIB: u64 = 1 << 20;

/// What compiles submissions.
pub struct Builder {
    confine: PathBuf,
    /// Whether nothing is to be confined but by limits.
    trusted: bool,
    /// The tree with the stubs.
    clean: PathBuf,
    sysroot: PathBuf,
    /// The arguments of rustc, by exercise.
    commands: BTreeMap<String, Vec<String>>,
}

impl Builder {
    /// Compiles the stubs of these exercises in the clean tree, and all that they depend on.
    ///
    /// # Errors
    /// When cargo or rustc cannot be run, or a stub does not compile.
    pub fn new(
        clean: &Path,
        exercises: &[&Exercise],
        confine: &Path,
        trusted: bool,
    ) -> Result<Self, String> {
        let clean =
            fs::canonicalize(clean).map_err(|error| format!("{}: {error}", clean.display()))?;
        let sysroot =
            output(Command::new("rustc").args(["--print", "sysroot"]).current_dir(&clean))?;
        // One shard learns, and the others read.
        let lock = clean.join("target/class.lock");
        let _held = fs::create_dir_all(clean.join("target"))
            .and_then(|()| fs::File::create(&lock))
            .and_then(|file| file.lock().map(|()| file))
            .map_err(|error| format!("{}: {error}", lock.display()))?;
        let mut commands = BTreeMap::new();
        for exercise in exercises {
            let kept = clean.join("target/commands").join(exercise.folder());
            let said = match fs::read_to_string(&kept) {
                // A folder that was moved has been compiled elsewhere.
                Ok(said) if said.contains(&*clean.to_string_lossy()) => said,
                _ => learn(&clean, exercise, &kept)?,
            };
            let words = shell_words::split(&said).map_err(|error| format!("{said}: {error}"))?;
            commands.insert(exercise.folder(), words.into_iter().skip(1).collect());
        }
        let sysroot = PathBuf::from(sysroot.trim());
        Ok(Self { confine: confine.into(), trusted, clean, sysroot, commands })
    }

    /// Compiles the sources of a submission in `folder`; the program.
    ///
    /// # Errors
    /// What the compiler says, or that it takes too long.
    pub fn build(
        &self,
        exercise: &Exercise,
        sources: &BTreeMap<PathBuf, Vec<u8>>,
        folder: &Path,
    ) -> Result<PathBuf, Failure> {
        let told = |path: &Path| {
            let path = path.display().to_string();
            move |error: std::io::Error| Failure::Ours(format!("{path}: {error}"))
        };
        let (src, out) = (folder.join("src"), folder.join("out"));
        for path in [&src, &out] {
            fs::create_dir_all(path).map_err(told(path))?;
        }
        for (name, bytes) in sources {
            let path = src.join(name);
            let within = path.parent().expect("it lies in a folder");
            fs::create_dir_all(within).map_err(told(within))?;
            fs::write(&path, bytes).map_err(told(&path))?;
        }
        let rustc = folder.join("rustc");
        let rules = Rules {
            program: self.sysroot.join("bin/rustc"),
            trusted: self.trusted,
            reads: vec![self.sysroot.clone(), self.clean.join("target/debug"), src.clone()],
            writes: vec![out.clone()],
            starts_programs: true,
            uses_device: false,
            file: 256 * MIB,
            open: 1024,
            seconds: 2 * PATIENCE.as_secs(),
            threads: None,
            memory: Some(4096 * MIB),
        };
        equip(&self.confine, &rustc, &rules).map_err(told(&rustc))?;
        let name = exercise.package().replace('-', "_");
        let arguments = self.arguments(exercise, &src, &out);
        let child = Command::new(&rustc)
            .args(arguments)
            .current_dir(folder)
            .env_clear()
            .envs(env::var_os("PATH").map(|path| ("PATH", path)))
            .env("TMPDIR", &out)
            .env("CARGO_PKG_NAME", exercise.package())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .map_err(told(&rustc))?;
        let (status, said) = wait(child).map_err(told(&rustc))?;
        match status {
            Some(status) if status.success() => Ok(out.join(name)),
            Some(status) if status.code() == Some(126) => Err(Failure::Ours(said)),
            Some(_) => Err(Failure::Theirs(said)),
            None => Err(Failure::Theirs(format!(
                "It takes longer to compile than {} seconds.",
                PATIENCE.as_secs()
            ))),
        }
    }

    /// What cargo told rustc, about other sources and another place.
    fn arguments(&self, exercise: &Exercise, src: &Path, out: &Path) -> Vec<String> {
        let stub = format!("exercises/{}/src/{}", exercise.folder(), exercise.about.source);
        let mut arguments = Vec::new();
        let mut words = self.commands[&exercise.folder()].iter();
        while let Some(word) = words.next() {
            let mut next = || words.next().cloned().unwrap_or_default();
            match word.as_str() {
                "--out-dir" => {
                    next();
                    arguments.extend(["--out-dir".into(), out.display().to_string()]);
                }
                "-C" => {
                    let option = next();
                    let is_ours = ["incremental=", "extra-filename=", "metadata="]
                        .iter()
                        .any(|name| option.starts_with(name));
                    if !is_ours {
                        arguments.extend(["-C".into(), option]);
                    }
                }
                word if word == stub => {
                    arguments.push(src.join(&exercise.about.source).display().to_string());
                }
                word if word.starts_with("--emit=") => arguments.push("--emit=link".into()),
                word if word.starts_with("--error-format") || word.starts_with("--json") => {}
                word if word.starts_with("-Cincremental=") => {}
                word => arguments.push(word.into()),
            }
        }
        // Where the code lies is nothing to the student.
        arguments.push(format!("--remap-path-prefix={}=src", src.display()));
        // The lints of the repository are not for it, and their colours not for a file.
        arguments.extend(["--cap-lints".into(), "allow".into(), "--color".into(), "never".into()]);
        arguments
    }
}

/// Why there is no program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The code does not compile.
    Theirs(String),
    /// The machine fails us, and nothing is known of the code.
    Ours(String),
}

/// Compiles a stub and keeps the command that this took.
fn learn(clean: &Path, exercise: &Exercise, keep: &Path) -> Result<String, String> {
    let package = exercise.package();
    // What is fresh is not compiled again, and no command is told of it.
    let _ = output(cargo(clean).args(["clean", "--package", &package]));
    let build = cargo(clean)
        .args(["build", "--verbose", "--package", &package])
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    let said = String::from_utf8_lossy(&build.stderr).into_owned();
    let marker = format!("--crate-name {} ", package.replace('-', "_"));
    let command = said
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Running `")?.strip_suffix('`'))
        .find(|command| command.contains(&marker));
    match command {
        Some(command) if build.status.success() => {
            fs::create_dir_all(keep.parent().expect("it lies in a folder"))
                .and_then(|()| fs::write(keep, command))
                .map_err(|error| format!("{}: {error}", keep.display()))?;
            Ok(command.to_owned())
        }
        _ => Err(format!("the stub of exercise {} does not compile:\n{said}", exercise.number)),
    }
}

fn cargo(clean: &Path) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(clean).env("CARGO_TARGET_DIR", clean.join("target")).env_remove("RUSTFLAGS");
    cargo
}

fn output(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().display().to_string();
    let output = command.output().map_err(|error| format!("{name} does not start: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }
}

/// Waits for a child that leads a group, and ends the whole group if it takes too long: no status then. What it
/// has said, as far as that is kept.
fn wait(mut child: Child) -> std::io::Result<(Option<ExitStatus>, String)> {
    let mut stderr = child.stderr.take().expect("it is piped");
    let listener = thread::spawn(move || {
        let (mut kept, mut piece) = (Vec::new(), [0; 4096]);
        while let Ok(length @ 1..) = stderr.read(&mut piece) {
            let room = SAID.saturating_sub(kept.len());
            kept.extend_from_slice(&piece[..length.min(room)]);
        }
        String::from_utf8_lossy(&kept).into_owned()
    });
    let group = Pid::from_child(&child);
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        if begun.elapsed() > PATIENCE {
            break None;
        }
        thread::sleep(Duration::from_millis(2));
    };
    // Whatever it has started ends with it.
    let _ = kill_process_group(group, Signal::KILL);
    if status.is_none() {
        child.wait()?;
    }
    Ok((status, listener.join().unwrap_or_default()))
}
